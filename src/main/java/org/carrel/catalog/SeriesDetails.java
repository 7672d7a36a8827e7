package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.carrel.access.Visibility;
import org.carrel.catalog.SeriesEdit.Collected;
import org.carrel.config.Transactions;

/**
 * Details of many series at once, in three statements. Whoever asks has shown that they are seen.
 */
@Singleton
public class SeriesDetails {
  private static final List<SeriesColumn> TEXTS =
      List.of(
          SeriesColumn.FOLDER,
          SeriesColumn.TITLE,
          SeriesColumn.SUMMARY,
          SeriesColumn.PUBLISHER,
          SeriesColumn.IMPRINT,
          SeriesColumn.BOOK_TYPE,
          SeriesColumn.COMIC_IMAGE,
          SeriesColumn.DESCRIPTION_FORMATTED,
          SeriesColumn.META_TYPE,
          SeriesColumn.PUBLICATION_RUN,
          SeriesColumn.STATUS);
  private static final List<SeriesColumn> NUMBERS =
      List.of(
          SeriesColumn.AGE_RATING,
          SeriesColumn.COMIC_ID,
          SeriesColumn.TOTAL_ISSUES,
          SeriesColumn.VOLUME,
          SeriesColumn.YEAR);
  private static final Map<String, Class<?>> TYPES = types();
  private static final Map<String, Class<?>> COLLECTED =
      Map.of(
          "series", UUID.class,
          "name", String.class,
          "comic", String.class,
          "issue", String.class,
          "issues", String.class);

  private final Rows rows;
  private final Transactions transactions;

  @Inject
  SeriesDetails(Rows rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  public Map<UUID, SeriesDetail> of(Visibility visibility, Collection<UUID> series) {
    Visible visible = Visible.to(visibility);
    return series.isEmpty() ? Map.of() : transactions.call(() -> read(visible, series));
  }

  private Map<UUID, SeriesDetail> read(Visible visible, Collection<UUID> series) {
    StringBuilder columns = new StringBuilder("s.id AS id, s.locked_fields AS locked");
    for (List<SeriesColumn> some : List.of(TEXTS, NUMBERS)) {
      some.forEach(
          column -> columns.append(", ").append(column.expression()).append(" AS ").append(column));
    }
    Map<UUID, CreditLists> credits =
        CreditLists.read(rows, "series_credit c", "c.series_id", "TRUE", Map.of("parents", series));
    Map<UUID, List<Collected>> collected = collected(series);
    Map<UUID, SeriesDetail> details = new LinkedHashMap<>();
    for (Row row :
        rows.read(
            visible.narrowed("SELECT " + columns + " FROM series s WHERE s.id IN (:series)"),
            visible.with(Map.of("series", series)),
            TYPES)) {
      UUID id = row.get("id", UUID.class);
      details.put(
          id,
          detail(
              row,
              credits.getOrDefault(id, CreditLists.NONE),
              collected.getOrDefault(id, List.of())));
    }
    return details;
  }

  private Map<UUID, List<Collected>> collected(Collection<UUID> series) {
    String sql =
        """
        SELECT c.series_id AS series, c.series_name AS name, c.comic_id AS comic,
          c.issue_id AS issue, c.issues AS issues
        FROM series_collected c WHERE c.series_id IN (:series) ORDER BY c.series_id, c.position""";
    Map<UUID, List<Collected>> collected = new HashMap<>();
    for (Row row : rows.read(sql, Map.of("series", series), COLLECTED)) {
      collected
          .computeIfAbsent(row.get("series", UUID.class), id -> new ArrayList<>())
          .add(
              new Collected(
                  row.get("name", String.class),
                  row.get("comic", String.class),
                  row.get("issue", String.class),
                  row.get("issues", String.class)));
    }
    return collected;
  }

  private static SeriesDetail detail(Row row, CreditLists credits, List<Collected> collected) {
    return new SeriesDetail(
        Objects.requireNonNullElse(text(row, SeriesColumn.FOLDER), ""),
        text(row, SeriesColumn.TITLE),
        text(row, SeriesColumn.SUMMARY),
        text(row, SeriesColumn.PUBLISHER),
        text(row, SeriesColumn.IMPRINT),
        number(row, SeriesColumn.AGE_RATING),
        text(row, SeriesColumn.BOOK_TYPE),
        number(row, SeriesColumn.COMIC_ID),
        text(row, SeriesColumn.COMIC_IMAGE),
        text(row, SeriesColumn.DESCRIPTION_FORMATTED),
        text(row, SeriesColumn.META_TYPE),
        text(row, SeriesColumn.PUBLICATION_RUN),
        text(row, SeriesColumn.STATUS),
        number(row, SeriesColumn.TOTAL_ISSUES),
        number(row, SeriesColumn.VOLUME),
        number(row, SeriesColumn.YEAR),
        credits.names(),
        collected,
        LockedFields.parse(row.get("locked", String.class)));
  }

  @SuppressWarnings("NullAway")
  private static String text(Row row, SeriesColumn column) {
    return row.get(column.name(), String.class);
  }

  @SuppressWarnings("NullAway")
  private static Integer number(Row row, SeriesColumn column) {
    return row.get(column.name(), Integer.class);
  }

  private static Map<String, Class<?>> types() {
    Map<String, Class<?>> types = new HashMap<>();
    types.put("id", UUID.class);
    types.put("locked", String.class);
    TEXTS.forEach(column -> types.put(column.name(), String.class));
    NUMBERS.forEach(column -> types.put(column.name(), Integer.class));
    return types;
  }
}
