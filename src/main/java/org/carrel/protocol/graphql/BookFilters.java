package org.carrel.protocol.graphql;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.carrel.catalog.BookColumn;
import org.carrel.catalog.Condition;
import org.carrel.http.graphql.Input;
import org.carrel.reading.ReadingColumns;

/** {@code MediaFilterInput} and {@code MediaMetadataFilterInput}. */
final class BookFilters {
  private static final Map<String, Function<Object, Condition>> METADATA = metadata();
  private static final Map<String, Function<Object, Condition>> COLUMNS = columns();

  private BookFilters() {}

  static Condition of(Asker asker, Input filter) {
    Map<String, Function<Object, Condition>> members = new HashMap<>(COLUMNS);
    boolean whole = Paths.whole(asker.caller());
    members.put("path", Filters.column(whole ? BookColumn.WHOLE_PATH : BookColumn.PATH));
    members.put(
        "readingStatus",
        computed -> Filters.computed(ReadingColumns.ofBooks(asker.caller()), computed));
    members.put(
        "series", series -> new Condition.InSeries(SeriesFilters.of(asker, Filters.input(series))));
    return Filters.of(filter, members);
  }

  static Condition ofMetadata(Input filter) {
    return Filters.of(filter, METADATA);
  }

  private static Map<String, Function<Object, Condition>> columns() {
    Map<String, Function<Object, Condition>> members = new HashMap<>();
    members.put("id", Filters.column(BookColumn.ID));
    members.put("search", Filters.found());
    members.put("name", Filters.column(BookColumn.NAME));
    members.put("size", Filters.column(BookColumn.SIZE));
    members.put("extension", Filters.column(BookColumn.EXTENSION));
    members.put("createdAt", Filters.column(BookColumn.ADDED));
    members.put("updatedAt", Filters.column(BookColumn.UPDATED));
    members.put("seriesId", Filters.column(BookColumn.SERIES_ID));
    members.put("status", Filters.constant("READY"));
    members.put("pages", Filters.column(BookColumn.PAGES));
    members.put("tags", Filters.column(BookColumn.TAGS));
    members.put("metadata", filter -> ofMetadata(Filters.input(filter)));
    return members;
  }

  private static Map<String, Function<Object, Condition>> metadata() {
    Map<String, Function<Object, Condition>> members = new HashMap<>();
    members.put("title", Filters.column(BookColumn.TITLE));
    members.put("publisher", Filters.column(BookColumn.PUBLISHER));
    members.put("summary", Filters.column(BookColumn.DESCRIPTION));
    members.put("series", Filters.column(BookColumn.SERIES_NAME));
    members.put("ageRating", Filters.column(BookColumn.AGE_RATING));
    members.put("year", Filters.column(BookColumn.YEAR));
    members.put("month", Filters.column(BookColumn.MONTH));
    members.put("day", Filters.column(BookColumn.DAY));
    members.put("genres", Filters.column(BookColumn.GENRES));
    members.put("characters", Filters.column(BookColumn.CHARACTERS));
    members.put("teams", Filters.column(BookColumn.TEAMS));
    members.put("links", Filters.column(BookColumn.LINKS));
    members.put("writers", Filters.column(BookColumn.WRITERS));
    members.put("pencillers", Filters.column(BookColumn.PENCILLERS));
    members.put("inkers", Filters.column(BookColumn.INKERS));
    members.put("colorists", Filters.column(BookColumn.COLORISTS));
    members.put("letterers", Filters.column(BookColumn.LETTERERS));
    members.put("coverArtists", Filters.column(BookColumn.COVER_ARTISTS));
    members.put("editors", Filters.column(BookColumn.EDITORS));
    return members;
  }
}
