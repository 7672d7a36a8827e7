package org.carrel.collecting;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question that somebody asks again and again.
 *
 * @param filters text that only its door reads
 */
public record SmartList(
    UUID id,
    UUID creator,
    String name,
    @Nullable String description,
    Audience audience,
    Joiner joiner,
    Grouping grouping,
    String filters) {

  /** How many of the groups of filters have to hold. */
  public enum Joiner {
    AND,
    OR
  }

  /** What the books are put together by. */
  public enum Grouping {
    BY_BOOKS,
    BY_SERIES,
    BY_LIBRARY
  }
}
