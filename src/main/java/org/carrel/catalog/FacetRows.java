package org.carrel.catalog;

import static java.util.Comparator.comparing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.carrel.catalog.Facets.Facet;
import org.carrel.config.Transactions;

/** Counts the values of traits in the database. */
@Singleton
class FacetRows {
  /** What a book has one of; they are counted together, out of one walk through an index. */
  private static final Set<Trait> SINGLE = EnumSet.of(Trait.LIBRARY, Trait.LANGUAGE, Trait.FORMAT);

  /**
   * Books first where an index is named: statistics from before a scan would begin with the few
   * values they know of, and walk that index for each.
   */
  private static final String COUNTS =
      """
      SELECT CAST(g.value AS CHAR) AS value, n.name AS label, g.number AS number FROM (
        SELECT %4$s f.%2$s_id AS value, COUNT(*) AS number
        FROM %1$s JOIN book_%2$s f ON f.book_id = b.id
        WHERE %3$s GROUP BY value ORDER BY number DESC, value LIMIT :most) g
      JOIN %2$s n ON n.id = g.value
      ORDER BY g.number DESC, g.value""";

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
   *
   * @param total how many books there are
   */
  Map<Trait, List<Facet>> read(BookPlans plans, long total, Set<Trait> traits, int most) {
    Plan plan = plans.grouping(total);
    Map<Trait, List<Facet>> found = new EnumMap<>(Trait.class);
    List<Trait> single = traits.stream().filter(SINGLE::contains).sorted().toList();
    if (!single.isEmpty()) {
      found.putAll(together(plan, single, most));
    }
    if (!plans.isWide(total)) {
      traits.stream()
          .filter(trait -> !SINGLE.contains(trait))
          .forEach(trait -> found.put(trait, each(plan, trait, most)));
    }
    return found;
  }

  private Map<Trait, List<Facet>> together(Plan plan, List<Trait> traits, int most) {
    String columns =
        traits.stream()
            .map(trait -> trait.column().expression() + " AS " + trait)
            .collect(Collectors.joining(", "));
    String names = traits.stream().map(Trait::name).collect(Collectors.joining(", "));
    String sql =
        "SELECT %s, COUNT(*) AS number FROM %s WHERE %s GROUP BY %s"
            .formatted(columns, plan.from(), plan.where(), names);
    Map<String, Class<?>> types = new LinkedHashMap<>();
    traits.forEach(trait -> types.put(trait.name(), String.class));
    types.put("number", Long.class);
    List<Row> found = transactions.call(() -> rows.read(sql, plan.parameters(), types));
    Map<Trait, List<Facet>> facets = new EnumMap<>(Trait.class);
    traits.forEach(trait -> facets.put(trait, facets(trait, sums(found, trait), most)));
    return facets;
  }

  /** A book without a language has none to be chosen by. */
  private static Map<String, Long> sums(List<Row> found, Trait trait) {
    Map<String, Long> sums = new TreeMap<>();
    for (Row row : found) {
      String value = row.get(trait.name(), String.class);
      if (value != null) {
        sums.merge(value, row.get("number", Long.class), Long::sum);
      }
    }
    return sums;
  }

  private List<Facet> facets(Trait trait, Map<String, Long> sums, int most) {
    Map<String, String> labels = trait == Trait.LIBRARY ? libraries(sums.keySet()) : Map.of();
    return sums.entrySet().stream()
        .sorted(comparing(sum -> -sum.getValue()))
        .limit(most)
        .map(
            sum ->
                new Facet(
                    sum.getKey(), labels.getOrDefault(sum.getKey(), sum.getKey()), sum.getValue()))
        .toList();
  }

  private Map<String, String> libraries(Collection<String> ids) {
    Map<String, String> names = new HashMap<>();
    transactions
        .call(
            () ->
                rows.read(
                    "SELECT CAST(l.id AS CHAR) AS value, l.name AS label FROM library l"
                        + " WHERE l.id IN (:ids)",
                    Map.of("ids", new ArrayList<>(ids)),
                    Map.of("value", String.class, "label", String.class)))
        .forEach(row -> names.put(row.get("value", String.class), row.get("label", String.class)));
    return names;
  }

  private List<Facet> each(Plan plan, Trait trait, int most) {
    String sql =
        COUNTS.formatted(
            plan.from(), table(trait), plan.where(), plan.walks() ? "STRAIGHT_JOIN" : "");
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
    if (trait == Trait.LANGUAGE || trait == Trait.FORMAT) {
      return value;
    }
    String sql = "SELECT n.name AS label FROM %s n WHERE n.id = :value".formatted(table(trait));
    return transactions
        .call(() -> rows.read(sql, Map.of("value", value), Map.of("label", String.class)))
        .stream()
        .findFirst()
        .map(row -> row.get("label", String.class))
        .orElse(value);
  }

  private static String table(Trait trait) {
    return switch (trait) {
      case TAG -> "tag";
      case AUTHOR -> "author";
      case LIBRARY -> "library";
      case LANGUAGE, FORMAT -> throw new IllegalArgumentException("no table has " + trait);
    };
  }
}
