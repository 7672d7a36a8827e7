package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.carrel.access.Visibility;
import org.carrel.config.Transactions;
import org.carrel.format.Credit;

/** Which values the books somebody may see have, to choose from. */
@Singleton
public class Overviews {
  private static final Map<String, Class<?>> TYPES =
      Map.of("parent", UUID.class, "kind", String.class, "name", String.class);

  private final Rows rows;
  private final Transactions transactions;

  @Inject
  Overviews(Rows rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /**
   * In one statement.
   *
   * @param among books; everything or those of one series
   */
  public Overview of(Visibility visibility, Condition among) {
    ConditionSql condition = new ConditionSql("b", among);
    return read(visibility, "NULL", condition.sql(), condition.parameters()).values().stream()
        .findFirst()
        .orElse(Overview.NOTHING);
  }

  /** Of many libraries in one statement; one whose books have nothing is missing. */
  public Map<UUID, Overview> ofLibraries(Visibility visibility, Collection<UUID> libraries) {
    return read(
        visibility, "b.library_id", "b.library_id IN (:parents)", Map.of("parents", libraries));
  }

  private Map<UUID, Overview> read(
      Visibility visibility, String parent, String condition, Map<String, Object> named) {
    Visible visible = Visible.to(visibility);
    String sql =
        """
        SELECT DISTINCT %1$s AS parent, c.role AS kind, c.name AS name
        FROM book b JOIN book_credit c ON c.book_id = b.id WHERE %2$s
        UNION SELECT %1$s, 'PUBLISHER', b.publisher FROM book b
        WHERE b.publisher IS NOT NULL AND %2$s
        UNION SELECT %1$s, 'SERIES', s.name FROM book b JOIN series s ON s.id = b.series_id
        WHERE %2$s
        UNION SELECT %1$s, 'AUTHOR', a.name FROM book b JOIN book_author ba ON ba.book_id = b.id
        JOIN author a ON a.id = ba.author_id WHERE %2$s
        ORDER BY kind, name"""
            .formatted(parent, visible.predicate() + " AND " + condition);
    Map<UUID, Values> values = new LinkedHashMap<>();
    for (Row row : transactions.call(() -> rows.read(sql, visible.with(named), TYPES))) {
      values
          .computeIfAbsent(row.get("parent", UUID.class), absent -> new Values())
          .add(row.get("kind", String.class), row.get("name", String.class));
    }
    Map<UUID, Overview> overviews = new LinkedHashMap<>();
    values.forEach((of, found) -> overviews.put(of, found.overview()));
    return overviews;
  }

  private static final class Values {
    private final Map<Credit, List<String>> credits = new EnumMap<>(Credit.class);
    private final List<String> authors = new ArrayList<>();
    private final List<String> publishers = new ArrayList<>();
    private final List<String> series = new ArrayList<>();

    private void add(String kind, String name) {
      switch (kind) {
        case "PUBLISHER" -> publishers.add(name);
        case "SERIES" -> series.add(name);
        case "AUTHOR" -> authors.add(name);
        default ->
            credits.computeIfAbsent(Credit.valueOf(kind), absent -> new ArrayList<>()).add(name);
      }
    }

    private Overview overview() {
      credits.merge(Credit.WRITER, authors, Overviews::together);
      return new Overview(credits, publishers, series);
    }
  }

  private static List<String> together(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream())
        .distinct()
        .sorted(String.CASE_INSENSITIVE_ORDER)
        .toList();
  }
}
