package org.carrel.reading;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody marked in a book.
 *
 * @param locator a Readium locator, as JSON text
 * @param text what they wrote to it
 */
public record Annotation(
    UUID id,
    UUID account,
    UUID book,
    String locator,
    @Nullable String text,
    Instant createdAt,
    Instant updatedAt) {}
