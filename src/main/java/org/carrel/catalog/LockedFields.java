package org.carrel.catalog;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of fields that a scan leaves alone, as one column. */
final class LockedFields {
  private LockedFields() {}

  static Set<String> parse(@Nullable String stored) {
    return stored == null || stored.isEmpty() ? Set.of() : Set.of(stored.split(" ", -1));
  }
}
