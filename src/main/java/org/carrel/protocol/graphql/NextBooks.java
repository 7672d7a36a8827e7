package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.BookAnswers;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.BookGroups;
import org.carrel.catalog.Part;
import org.carrel.identity.Caller;

/** Which books come after others in their series. */
@Singleton
final class NextBooks {
  private final BookGroups groups;
  private final BookAnswers books;
  private final Policy policy;

  @Inject
  NextBooks(BookGroups groups, BookAnswers books, Policy policy) {
    this.groups = groups;
    this.books = books;
    this.policy = policy;
  }

  /** A page of those after a book. */
  record Next(UUID book, Paging paging) {}

  /** For many books at once. */
  Map<Next, Map<String, Object>> pages(Caller caller, Set<Next> wanted) {
    Map<Next, Map<String, Object>> pages = new HashMap<>();
    wanted.stream()
        .collect(
            Collectors.groupingBy(
                Next::paging, Collectors.mapping(Next::book, Collectors.toList())))
        .forEach(
            (paging, of) ->
                parts(policy.visibility(caller), of, paging)
                    .forEach((book, part) -> pages.put(new Next(book, paging), paging.page(part))));
    return pages;
  }

  private Map<UUID, Part<BookEntry>> parts(Visibility sight, Collection<UUID> of, Paging paging) {
    Map<UUID, Part<UUID>> after = groups.after(sight, of, paging.range());
    Map<UUID, BookEntry> known =
        books.byId(
            sight,
            after.values().stream().flatMap(part -> part.items().stream()).distinct().toList());
    return of.stream()
        .collect(Collectors.toMap(id -> id, id -> entries(after.getOrDefault(id, NOTHING), known)));
  }

  private static final Part<UUID> NOTHING = new Part<>(List.of(), 0);

  private static Part<BookEntry> entries(Part<UUID> part, Map<UUID, BookEntry> known) {
    List<BookEntry> entries =
        part.items().stream().flatMap(id -> Stream.ofNullable(known.get(id))).toList();
    return new Part<>(entries, part.total());
  }
}
