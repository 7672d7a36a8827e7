package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carrel.access.Visibility;
import org.carrel.config.Transactions;
import org.carrel.format.Credit;

/** Which values the books somebody may see have, to choose from. */
@Singleton
public class Overviews {
  private static final Map<String, Class<?>> TYPES =
      Map.of("kind", String.class, "name", String.class);

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
   * @param among books; everything or those of one series or library
   */
  public Overview of(Visibility visibility, Condition among) {
    Visible visible = Visible.to(visibility);
    ConditionSql condition = new ConditionSql("b", among);
    String where = visible.predicate() + " AND " + condition.sql();
    String sql =
        """
        SELECT DISTINCT c.role AS kind, c.name AS name
        FROM book b JOIN book_credit c ON c.book_id = b.id WHERE %1$s
        UNION SELECT 'PUBLISHER', b.publisher FROM book b
        WHERE b.publisher IS NOT NULL AND %1$s
        UNION SELECT 'SERIES', s.name FROM book b JOIN series s ON s.id = b.series_id WHERE %1$s
        UNION SELECT 'AUTHOR', a.name FROM book b JOIN book_author ba ON ba.book_id = b.id
        JOIN author a ON a.id = ba.author_id WHERE %1$s
        ORDER BY kind, name"""
            .formatted(where);
    Map<Credit, List<String>> credits = new EnumMap<>(Credit.class);
    List<String> authors = new ArrayList<>();
    List<String> publishers = new ArrayList<>();
    List<String> series = new ArrayList<>();
    for (Row row :
        transactions.call(() -> rows.read(sql, visible.with(condition.parameters()), TYPES))) {
      String name = row.get("name", String.class);
      String kind = row.get("kind", String.class);
      switch (kind) {
        case "PUBLISHER" -> publishers.add(name);
        case "SERIES" -> series.add(name);
        case "AUTHOR" -> authors.add(name);
        default ->
            credits.computeIfAbsent(Credit.valueOf(kind), absent -> new ArrayList<>()).add(name);
      }
    }
    credits.merge(Credit.WRITER, authors, Overviews::together);
    return new Overview(credits, publishers, series);
  }

  private static List<String> together(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream())
        .distinct()
        .sorted(String.CASE_INSENSITIVE_ORDER)
        .toList();
  }
}
