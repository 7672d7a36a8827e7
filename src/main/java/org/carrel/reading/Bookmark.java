package org.carrel.reading;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place that somebody wants to find again.
 *
 * @param preview some words from there
 */
public record Bookmark(
    UUID id, UUID account, UUID book, Place place, @Nullable String preview, Instant createdAt) {}
