package org.carrel.catalog;

import java.util.List;
import java.util.Optional;

/**
 * Some items of a longer list.
 *
 * @param next the {@link Position} of the page after this one, as text; empty on the last
 * @param previous the same of the page before; empty on the first
 * @param total how many items the whole list has; up to 5 seconds old
 */
public record Page<T>(List<T> items, Optional<String> next, Optional<String> previous, long total) {
  public Page {
    items = List.copyOf(items);
  }

  static <T> Page<T> empty() {
    return new Page<>(List.of(), Optional.empty(), Optional.empty(), 0);
  }
}
