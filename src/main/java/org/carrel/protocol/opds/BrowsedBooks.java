package org.carrel.protocol.opds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.catalog.BookColumn;
import org.carrel.catalog.Condition;
import org.carrel.catalog.Condition.Compare;
import org.carrel.catalog.Condition.Operator;
import org.carrel.catalog.Selection;

/** The filters by which Stump's clients browse books: names, each of which has to be met. */
final class BrowsedBooks {
  private static final Map<String, List<BookColumn>> COLUMNS = columns();

  static final List<String> FILTERS = List.copyOf(COLUMNS.keySet());

  private BrowsedBooks() {}

  static Selection selection(Asked asked) {
    List<Condition> all = new ArrayList<>();
    COLUMNS.forEach(
        (filter, columns) ->
            asked.parameter(filter).ifPresent(name -> all.add(any(columns, name))));
    return all.isEmpty() ? new Selection.All() : new Selection.Matching(new Condition.All(all));
  }

  private static Condition any(List<BookColumn> columns, String name) {
    return new Condition.Any(
        columns.stream()
            .<Condition>map(column -> new Compare(column, Operator.EQUAL, name))
            .toList());
  }

  private static Map<String, List<BookColumn>> columns() {
    Map<String, List<BookColumn>> columns = new LinkedHashMap<>();
    columns.put("author", List.of(BookColumn.AUTHORS, BookColumn.WRITERS));
    columns.put("penciler", List.of(BookColumn.PENCILLERS));
    columns.put("inker", List.of(BookColumn.INKERS));
    columns.put("colorist", List.of(BookColumn.COLORISTS));
    columns.put("letterer", List.of(BookColumn.LETTERERS));
    columns.put("editor", List.of(BookColumn.EDITORS));
    columns.put("coverArtist", List.of(BookColumn.COVER_ARTISTS));
    columns.put("subject", List.of(BookColumn.TAGS, BookColumn.GENRES));
    columns.put("characters", List.of(BookColumn.CHARACTERS));
    columns.put("teams", List.of(BookColumn.TEAMS));
    return columns;
  }
}
