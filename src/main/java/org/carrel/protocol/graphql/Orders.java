package org.carrel.protocol.graphql;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carrel.catalog.BookColumn;
import org.carrel.catalog.Column;
import org.carrel.catalog.LibraryColumn;
import org.carrel.catalog.SeriesColumn;
import org.carrel.catalog.Sort;
import org.carrel.http.graphql.Input;

/**
 * How the inputs {@code MediaOrderBy}, {@code SeriesOrderBy} and {@code LibraryModelOrderBy} are
 * read. A field that is the same for every row, or a list, orders nothing.
 */
final class Orders {
  private static final Map<String, Column> BOOK =
      Map.ofEntries(
          entry("ID", BookColumn.ID),
          entry("NAME", BookColumn.NAME),
          entry("SIZE", BookColumn.SIZE),
          entry("EXTENSION", BookColumn.EXTENSION),
          entry("PAGES", BookColumn.PAGES),
          entry("UPDATED_AT", BookColumn.UPDATED),
          entry("CREATED_AT", BookColumn.ADDED),
          entry("MODIFIED_AT", BookColumn.MODIFIED),
          entry("HASH", BookColumn.FINGERPRINT),
          entry("KOREADER_HASH", BookColumn.KOREADER_HASH),
          entry("PATH", BookColumn.PATH),
          entry("SERIES_ID", BookColumn.SERIES_ID));
  private static final Map<String, Column> METADATA =
      Map.ofEntries(
          entry("ID", BookColumn.ID),
          entry("MEDIA_ID", BookColumn.ID),
          entry("AGE_RATING", BookColumn.AGE_RATING),
          entry("FORMAT", BookColumn.KIND),
          entry("DAY", BookColumn.DAY),
          entry("MONTH", BookColumn.MONTH),
          entry("YEAR", BookColumn.YEAR),
          entry("LANGUAGE", BookColumn.LANGUAGE),
          entry("NOTES", BookColumn.NOTES),
          entry("NUMBER", BookColumn.SERIES_INDEX),
          entry("PAGE_COUNT", BookColumn.PAGES),
          entry("PUBLISHER", BookColumn.PUBLISHER),
          entry("SERIES", BookColumn.SERIES_NAME),
          entry("SERIES_GROUP", BookColumn.SERIES_GROUP),
          entry("STORY_ARC", BookColumn.STORY_ARC),
          entry("STORY_ARC_NUMBER", BookColumn.STORY_ARC_NUMBER),
          entry("SUMMARY", BookColumn.DESCRIPTION),
          entry("TITLE", BookColumn.TITLE),
          entry("TITLE_SORT", BookColumn.SORT_TITLE),
          entry("VOLUME", BookColumn.VOLUME));
  private static final Map<String, Column> SERIES =
      Map.ofEntries(
          entry("ID", SeriesColumn.ID),
          entry("NAME", SeriesColumn.NAME),
          entry("DESCRIPTION", SeriesColumn.SUMMARY),
          entry("CREATED_AT", SeriesColumn.CREATED),
          entry("UPDATED_AT", SeriesColumn.UPDATED),
          entry("PATH", SeriesColumn.FOLDER),
          entry("LIBRARY_ID", SeriesColumn.LIBRARY_ID));
  private static final Map<String, Column> SERIES_METADATA =
      Map.ofEntries(
          entry("SERIES_ID", SeriesColumn.ID),
          entry("AGE_RATING", SeriesColumn.AGE_RATING),
          entry("BOOKTYPE", SeriesColumn.BOOK_TYPE),
          entry("COMICID", SeriesColumn.COMIC_ID),
          entry("COMIC_IMAGE", SeriesColumn.COMIC_IMAGE),
          entry("DESCRIPTION_FORMATTED", SeriesColumn.DESCRIPTION_FORMATTED),
          entry("IMPRINT", SeriesColumn.IMPRINT),
          entry("META_TYPE", SeriesColumn.META_TYPE),
          entry("PUBLICATION_RUN", SeriesColumn.PUBLICATION_RUN),
          entry("PUBLISHER", SeriesColumn.PUBLISHER),
          entry("STATUS", SeriesColumn.STATUS),
          entry("SUMMARY", SeriesColumn.SUMMARY),
          entry("TITLE", SeriesColumn.TITLE),
          entry("TOTAL_ISSUES", SeriesColumn.TOTAL_ISSUES),
          entry("VOLUME", SeriesColumn.VOLUME),
          entry("YEAR", SeriesColumn.YEAR));
  private static final Map<String, Column> LIBRARY =
      Map.ofEntries(
          entry("ID", LibraryColumn.ID),
          entry("NAME", LibraryColumn.NAME),
          entry("DESCRIPTION", LibraryColumn.DESCRIPTION),
          entry("PATH", LibraryColumn.PATH),
          entry("CREATED_AT", LibraryColumn.CREATED),
          entry("UPDATED_AT", LibraryColumn.UPDATED),
          entry("CONFIG_ID", LibraryColumn.NUMBER),
          entry("LAST_SCANNED_AT", LibraryColumn.SCANNED));

  private Orders() {}

  static List<Sort> books(List<Input> orders) {
    return either(orders, "media", BOOK, METADATA);
  }

  static List<Sort> series(List<Input> orders) {
    return either(orders, "series", SERIES, SERIES_METADATA);
  }

  static List<Sort> libraries(List<Input> orders) {
    List<Sort> sorts = new ArrayList<>();
    orders.forEach(order -> add(sorts, LIBRARY, order));
    return sorts;
  }

  private static List<Sort> either(
      List<Input> orders, String own, Map<String, Column> columns, Map<String, Column> metadata) {
    List<Sort> sorts = new ArrayList<>();
    for (Input order : orders) {
      order.input(own).ifPresent(by -> add(sorts, columns, by));
      order.input("metadata").ifPresent(by -> add(sorts, metadata, by));
    }
    return sorts;
  }

  private static void add(List<Sort> sorts, Map<String, Column> columns, Input by) {
    Column column = columns.get(by.<String>get("field"));
    if (column != null) {
      sorts.add(new Sort(column, by.<String>get("direction").equals("ASC")));
    }
  }
}
