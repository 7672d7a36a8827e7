package org.carrel.catalog;

import java.util.List;
import java.util.Optional;

/**
 * Some items of a longer list.
 *
 * @param next the {@link Position} of the page after this one, as text; empty on the last
 * @param previous the same of the page before; empty on the first
 * @param total how many items the whole list has; up to 5 seconds old
 * @param startIndex the place of the first item in the list, from 1; off by what came or went while
 *     somebody turned the pages
 */
public record Page<T>(
    List<T> items, Optional<String> next, Optional<String> previous, long total, long startIndex) {
  public Page {
    items = List.copyOf(items);
  }

  static <T> Page<T> empty() {
    return nothing(0);
  }

  /** Beyond the end of a list that has something. */
  static <T> Page<T> nothing(long total) {
    return new Page<>(List.of(), Optional.empty(), Optional.empty(), total, 1);
  }
}
