package org.carrel.protocol.graphql;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.carrel.catalog.Condition;
import org.carrel.catalog.LibraryColumn;
import org.carrel.catalog.SeriesColumn;
import org.carrel.http.graphql.Input;
import org.carrel.reading.ReadingColumns;

/** {@code SeriesFilterInput}, {@code SeriesMetadataFilterInput} and {@code LibraryFilterInput}. */
final class SeriesFilters {
  private static final Map<String, Function<Object, Condition>> LIBRARY =
      Map.of(
          "id", Filters.column(LibraryColumn.ID),
          "name", Filters.column(LibraryColumn.NAME));
  private static final Map<String, Function<Object, Condition>> METADATA = metadata();
  private static final Map<String, Function<Object, Condition>> SERIES = series();

  private SeriesFilters() {}

  static Condition of(Asker asker, Input filter) {
    Map<String, Function<Object, Condition>> members = new HashMap<>(SERIES);
    members.put(
        "library", library -> new Condition.InLibrary(ofLibrary(asker, Filters.input(library))));
    members.put(
        "readingStatus",
        computed ->
            Filters.computed(ReadingColumns.ofSeries(asker.caller(), asker.sight()), computed));
    return Filters.of(filter, members);
  }

  static Condition ofMetadata(Input filter) {
    return Filters.of(filter, METADATA);
  }

  static Condition ofLibrary(Asker asker, Input filter) {
    boolean whole = Paths.whole(asker.caller());
    Map<String, Function<Object, Condition>> members = new HashMap<>(LIBRARY);
    members.put("path", Filters.column(whole ? LibraryColumn.PATH : LibraryColumn.FOLDER));
    return Filters.of(filter, members);
  }

  private static Map<String, Function<Object, Condition>> series() {
    Map<String, Function<Object, Condition>> members = new HashMap<>();
    members.put("name", Filters.column(SeriesColumn.NAME));
    members.put("search", Filters.found());
    members.put("path", Filters.column(SeriesColumn.FOLDER));
    members.put("libraryId", Filters.column(SeriesColumn.LIBRARY_ID));
    members.put(
        "libraryType",
        computed -> new Condition.InLibrary(Filters.computed(LibraryColumn.KIND, computed)));
    members.put("metadata", filter -> ofMetadata(Filters.input(filter)));
    return members;
  }

  private static Map<String, Function<Object, Condition>> metadata() {
    Map<String, Function<Object, Condition>> members = new HashMap<>();
    members.put("ageRating", Filters.column(SeriesColumn.AGE_RATING));
    members.put("metaType", Filters.column(SeriesColumn.META_TYPE));
    members.put("title", Filters.column(SeriesColumn.TITLE));
    members.put("summary", Filters.column(SeriesColumn.SUMMARY));
    members.put("publisher", Filters.column(SeriesColumn.PUBLISHER));
    members.put("imprint", Filters.column(SeriesColumn.IMPRINT));
    members.put("comicid", Filters.column(SeriesColumn.COMIC_ID));
    members.put("booktype", Filters.column(SeriesColumn.BOOK_TYPE));
    members.put("volume", Filters.column(SeriesColumn.VOLUME));
    members.put("status", Filters.column(SeriesColumn.STATUS));
    members.put("year", Filters.column(SeriesColumn.YEAR));
    return members;
  }
}
