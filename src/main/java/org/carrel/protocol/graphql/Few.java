package org.carrel.protocol.graphql;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.catalog.BookEntry;
import org.carrel.http.graphql.Call;

/**
 * Some of the books of a series or a library, as the arguments {@code skip} and {@code take} say.
 */
record Few(UUID parent, int skip, int take) {
  private static final int ALL = 10_000;
  private static final UUID NOTHING = new UUID(0, 0);

  static Few of(UUID parent, Call call) {
    return new Few(
        parent,
        Math.max(0, call.arguments().number("skip").orElse(0)),
        Math.max(0, call.arguments().number("take").orElse(ALL)));
  }

  /** Finds them for many parents at once. */
  interface Many {
    Map<UUID, List<BookEntry>> of(Collection<UUID> parents, int skip, int take);
  }

  /** One field has the same arguments for all its parents, but for aliases. */
  static Map<Few, List<BookEntry>> all(Set<Few> wanted, Many many) {
    Map<Few, List<BookEntry>> found = new HashMap<>();
    wanted.stream()
        .collect(Collectors.groupingBy(few -> new Few(NOTHING, few.skip(), few.take())))
        .forEach(
            (same, few) -> {
              List<UUID> parents = few.stream().map(Few::parent).toList();
              Map<UUID, List<BookEntry>> of = many.of(parents, same.skip(), same.take());
              few.forEach(one -> found.put(one, of.getOrDefault(one.parent(), List.of())));
            });
    return found;
  }
}
