package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carrel.catalog.Facets.Facet;
import org.carrel.config.Transactions;

/** Counts the values of a trait in the database. */
@Singleton
class FacetRows {
  private static final Map<String, Class<?>> TYPES =
      Map.of("value", String.class, "label", String.class, "number", Long.class);

  private final Rows rows;
  private final Transactions transactions;

  @Inject
  FacetRows(Rows rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /**
   * Those that most books have first, then by their value, so that the choice is always the same.
   */
  List<Facet> read(Plan plan, Trait trait, int most) {
    String sql =
        """
        SELECT CAST(g.value AS CHAR) AS value, %s AS label, g.number AS number FROM (
          SELECT %s AS value, COUNT(*) AS number FROM %s %s
          WHERE %s AND %s GROUP BY value ORDER BY number DESC, value LIMIT :most) g %s
        ORDER BY g.number DESC, g.value"""
            .formatted(
                Names.of(trait).label,
                Names.of(trait).value,
                plan.from(),
                Names.of(trait).join,
                Names.of(trait).there,
                plan.where(),
                Names.of(trait).named.formatted("g.value"));
    Map<String, Object> parameters = new HashMap<>(plan.parameters());
    parameters.put("most", most);
    return transactions.call(() -> rows.read(sql, parameters, TYPES)).stream()
        .map(
            row ->
                new Facet(
                    row.get("value", String.class),
                    row.get("label", String.class),
                    row.get("number", Long.class)))
        .toList();
  }

  /** Of a value that some visible book has. */
  String label(Trait trait, String value) {
    Names names = Names.of(trait);
    if (names.named.isEmpty()) {
      return value;
    }
    String sql =
        "SELECT %s AS label FROM (SELECT :value AS value) g %s"
            .formatted(names.label, names.named.formatted("g.value"));
    return transactions
        .call(() -> rows.read(sql, Map.of("value", value), Map.of("label", String.class)))
        .stream()
        .findFirst()
        .map(row -> row.get("label", String.class))
        .orElse(value);
  }

  /** Where the values of a trait and their names are. */
  private enum Names {
    LIBRARY("b.library_id", "", "TRUE", "n.name", "JOIN library n ON n.id = %s"),
    LANGUAGE("b.language", "", "b.language IS NOT NULL", "g.value", ""),
    FORMAT("b.media_type", "", "b.media_type IS NOT NULL", "g.value", ""),
    TAG(
        "f.tag_id",
        "JOIN book_tag f ON f.book_id = b.id",
        "TRUE",
        "n.name",
        "JOIN tag n ON n.id = %s"),
    AUTHOR(
        "f.author_id",
        "JOIN book_author f ON f.book_id = b.id",
        "TRUE",
        "n.name",
        "JOIN author n ON n.id = %s");

    private final String value;
    private final String join;
    private final String there;
    private final String label;
    private final String named;

    Names(String value, String join, String there, String label, String named) {
      this.value = value;
      this.join = join;
      this.there = there;
      this.label = label;
      this.named = named;
    }

    static Names of(Trait trait) {
      return valueOf(trait.name());
    }
  }
}
