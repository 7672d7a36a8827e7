package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.access.Policy;
import org.carrel.catalog.BookAnswers;
import org.carrel.catalog.BookColumn;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.Condition;
import org.carrel.catalog.LibraryAnswers;
import org.carrel.catalog.LibraryDetail;
import org.carrel.catalog.Part.Range;
import org.carrel.catalog.Question;
import org.carrel.catalog.SeriesEntry;
import org.carrel.catalog.Sort;
import org.carrel.catalog.Tallies;
import org.carrel.collecting.SmartList;
import org.carrel.collecting.SmartList.Grouping;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Input;
import org.carrel.identity.Caller;

/**
 * What is in a smart list, as whoever looks sees it: never as its maker does. It is searched for
 * each list by itself, so that one request asks for at most 20.
 */
@Singleton
final class SmartListContents {
  private static final int MOST_LISTS = 20;
  private static final Sort NAME = new Sort(BookColumn.NAME, true);
  private static final List<Sort> BY_SERIES =
      List.of(
          new Sort(BookColumn.SERIES_NAME, true), new Sort(BookColumn.SERIES_PLACE, true), NAME);

  private final BookAnswers books;
  private final LibraryAnswers libraries;
  private final Shelves shelves;
  private final Tallies tallies;
  private final Policy policy;

  @Inject
  SmartListContents(
      BookAnswers books,
      LibraryAnswers libraries,
      Shelves shelves,
      Tallies tallies,
      Policy policy) {
    this.books = books;
    this.libraries = libraries;
    this.shelves = shelves;
    this.tallies = tallies;
    this.policy = policy;
  }

  /** One thing and the books of it that are in the list. */
  record Group(Object entity, List<BookEntry> books) {}

  /** Asks once, so that what cannot be asked is never kept. */
  void tryOut(Call call, SmartList.Joiner joiner, List<Input> groups) {
    Condition condition = SmartListFilters.of(asker(call), joiner, groups);
    books.ask(
        policy.visibility(call.caller()), new Question(condition, List.of()), new Range(0, 1));
  }

  List<BookEntry> books(SmartList list, Call call) {
    return books(
        list,
        call,
        call.arguments().number("limit").map(limit -> new Range(0, limit)).orElse(Range.MANY));
  }

  Optional<BookEntry> first(SmartList list, Call call) {
    return books(list, call, new Range(0, 1)).stream().findFirst();
  }

  private List<BookEntry> books(SmartList list, Call call, Range range) {
    Condition condition = condition(list, call);
    List<Sort> sorts = list.grouping() == Grouping.BY_SERIES ? BY_SERIES : List.of(NAME);
    return books
        .ask(policy.visibility(call.caller()), new Question(condition, sorts), range)
        .items();
  }

  Tallies.Spread spread(SmartList list, Call call) {
    return tallies.spread(policy.visibility(call.caller()), condition(list, call));
  }

  private Condition condition(SmartList list, Call call) {
    call.bound("the contents of smart lists", list.id(), MOST_LISTS);
    return SmartListFilters.of(asker(call), list, call::stored);
  }

  /** The union {@code SmartListItems}. */
  Map<String, Object> items(SmartList list, Call call) {
    List<BookEntry> found = books(list, call);
    return switch (list.grouping()) {
      case BY_BOOKS -> Map.of(CommonFields.TYPE, "SmartListUngrouped", "books", found);
      case BY_SERIES -> grouped(bySeries(call.caller(), found));
      case BY_LIBRARY -> grouped(byLibrary(call.caller(), found));
    };
  }

  private static Map<String, Object> grouped(List<Group> groups) {
    return Map.of(CommonFields.TYPE, "SmartListGrouped", "items", groups);
  }

  private List<Group> bySeries(Caller caller, List<BookEntry> found) {
    Map<UUID, List<BookEntry>> by = by(found, BookFields::shelfId);
    Map<UUID, SeriesEntry> series = shelves.byId(caller, by.keySet());
    return groups(by, series, SeriesEntry::name);
  }

  private List<Group> byLibrary(Caller caller, List<BookEntry> found) {
    Map<UUID, List<BookEntry>> by = by(found, BookEntry::libraryId);
    Map<UUID, LibraryDetail> known = libraries.byId(policy.visibility(caller), by.keySet());
    return groups(by, known, LibraryDetail::name);
  }

  private static Map<UUID, List<BookEntry>> by(
      List<BookEntry> found, Function<BookEntry, UUID> key) {
    return found.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }

  private static <T extends Object> List<Group> groups(
      Map<UUID, List<BookEntry>> by, Map<UUID, T> known, Function<T, String> name) {
    return known.entrySet().stream()
        .sorted(Comparator.comparing(one -> name.apply(one.getValue()).toLowerCase(Locale.ROOT)))
        .map(one -> new Group(one.getValue(), by.getOrDefault(one.getKey(), List.of())))
        .toList();
  }

  private Asker asker(Call call) {
    return new Asker(call.caller(), policy.visibility(call.caller()));
  }
}
