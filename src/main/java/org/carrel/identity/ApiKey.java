package org.carrel.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An API key as its owner sees it, without its secret.
 *
 * @param shortToken the part of the key that is shown, to tell keys apart
 * @param permissions what it carries; empty when it inherits whatever the account may do
 */
public record ApiKey(
    int id,
    String name,
    String shortToken,
    Optional<Set<Permission>> permissions,
    Instant createdAt,
    Optional<Instant> lastUsedAt,
    Optional<Instant> expiresAt) {}
