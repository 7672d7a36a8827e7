package org.carrel.format;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Names of files in one folder, found whatever case they are written in. */
public final class FolderNames {
  private final Map<String, NavigableSet<String>> byFolded = new HashMap<>();

  public void add(String name) {
    byFolded.computeIfAbsent(folded(name), absent -> new TreeSet<>()).add(name);
  }

  public boolean isEmpty() {
    return byFolded.isEmpty();
  }

  /** The name as it is there: just so, or else the first that differs by case only. */
  public Optional<String> find(String name) {
    NavigableSet<String> alike = byFolded.get(folded(name));
    return alike == null
        ? Optional.empty()
        : Optional.of(alike.contains(name) ? name : alike.first());
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
