package org.carrel.collecting;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Books that somebody put in an order. */
public record ReadingList(
    UUID id,
    UUID creator,
    String name,
    @Nullable String description,
    Audience audience,
    Instant updated) {}
