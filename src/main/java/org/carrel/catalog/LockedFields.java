package org.carrel.catalog;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.carrel.format.MetadataField;
import org.jspecify.annotations.Nullable;

/** Names of fields that a scan leaves alone, as one column. */
final class LockedFields {
  private LockedFields() {}

  static Set<String> parse(@Nullable String stored) {
    return stored == null || stored.isEmpty()
        ? Set.of()
        : Collections.unmodifiableSet(new LinkedHashSet<>(List.of(stored.split(" ", -1))));
  }

  /** Null for none. */
  static @Nullable String of(Collection<String> names) {
    return names.isEmpty() ? null : String.join(" ", new TreeSet<>(names));
  }

  static @Nullable String join(@Nullable String stored, Collection<MetadataField> more) {
    Set<String> names = new TreeSet<>(parse(stored));
    more.forEach(field -> names.add(field.name()));
    return of(names);
  }

  /** Those of the names that a file tells; a year is part of a day of release. */
  static Set<MetadataField> told(@Nullable String... stored) {
    Set<String> names = new TreeSet<>();
    for (String one : stored) {
      names.addAll(parse(one));
    }
    if (names.contains("YEAR")) {
      names.add(MetadataField.RELEASE_DATE.name());
    }
    return Arrays.stream(MetadataField.values())
        .filter(field -> names.contains(field.name()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
