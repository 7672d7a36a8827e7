package org.carrel.identity;

import org.jspecify.annotations.Nullable;

/**
 * What an account tells about its person.
 *
 * @param locale a BCP 47 tag
 */
public record Profile(
    @Nullable String displayName,
    @Nullable String email,
    boolean emailVerified,
    @Nullable String locale) {}
