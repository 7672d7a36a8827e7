package org.carrel.journal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was logged.
 *
 * @param level {@code ERROR}, {@code WARN}, {@code INFO} or {@code DEBUG}
 * @param job the scan that told it
 * @param context what it is about: a file, or what logged it
 */
public record LogEntry(
    int id,
    String level,
    String message,
    Instant at,
    @Nullable UUID job,
    @Nullable String context) {}
