package org.carrel.gallery;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which entries of a folder are wanted, and in which order. Folders come first.
 *
 * @param limit below 1 is none
 * @param extensions lower case, without a dot; empty for all
 */
public record FolderQuery(
    int offset, int limit, Kind kind, Set<String> extensions, Sort sort, boolean descending) {

  /** What is listed. */
  public enum Kind {
    ALL,
    FILES,
    FOLDERS
  }

  /** What the order is by. */
  public enum Sort {
    NAME,
    SIZE,
    MODIFIED_TIME
  }

  FolderPage page(List<FolderEntry> entries) {
    List<FolderEntry> found = entries.stream().filter(this::wants).sorted(order()).toList();
    List<FolderEntry> items =
        found.stream().skip(Math.max(0, offset)).limit(limit < 1 ? Long.MAX_VALUE : limit).toList();
    return new FolderPage(items, found.size());
  }

  private boolean wants(FolderEntry entry) {
    return switch (kind) {
      case ALL -> entry.folder() || hasExtension(entry);
      case FILES -> !entry.folder() && hasExtension(entry);
      case FOLDERS -> entry.folder();
    };
  }

  private boolean hasExtension(FolderEntry entry) {
    String name = entry.name().toLowerCase(Locale.ROOT);
    return extensions.isEmpty() || extensions.stream().anyMatch(end -> name.endsWith("." + end));
  }

  private Comparator<FolderEntry> order() {
    Comparator<FolderEntry> byName =
        Comparator.comparing((FolderEntry entry) -> entry.name().toLowerCase(Locale.ROOT))
            .thenComparing(FolderEntry::name);
    Comparator<FolderEntry> order =
        switch (sort) {
          case NAME -> byName;
          case SIZE -> Comparator.comparingLong(FolderEntry::size).thenComparing(byName);
          case MODIFIED_TIME -> Comparator.comparing(FolderEntry::modified).thenComparing(byName);
        };
    return Comparator.comparing((FolderEntry entry) -> !entry.folder())
        .thenComparing(descending ? order.reversed() : order);
  }

  /** All of it, by name. */
  public static FolderQuery all() {
    return new FolderQuery(0, 0, Kind.ALL, Set.of(), Sort.NAME, false);
  }

  /** The same with extensions as people write them: {@code .jpg, png}. */
  public FolderQuery ofExtensions(Optional<String> list) {
    Set<String> wanted =
        list.stream()
            .flatMap(text -> List.of(text.toLowerCase(Locale.ROOT).split(",", -1)).stream())
            .map(text -> text.strip().replaceFirst("^\\.", ""))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    return new FolderQuery(offset, limit, kind, wanted, sort, descending);
  }
}
