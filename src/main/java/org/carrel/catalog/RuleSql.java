package org.carrel.catalog;

import java.util.List;
import java.util.Map;
import org.carrel.identity.ContentRule;
import org.carrel.identity.ContentRule.Dimension;
import org.carrel.identity.ContentRule.Mode;

/**
 * Writes content rules as conditions over {@code book b}. A book is marked with what its series is
 * marked with, too.
 *
 * <p>Scalar subqueries, which MariaDB leaves alone, where EXISTS would become a join.
 */
final class RuleSql {
  private static final String TAGS =
      """
      (SELECT 1 FROM %1$s_tag rt JOIN tag rn ON rn.id = rt.tag_id
        WHERE rt.%1$s_id = %2$s AND %3$s LIMIT 1) IS NOT NULL""";
  private static final String GENRES =
      """
      (SELECT 1 FROM %1$s_credit rc WHERE rc.%1$s_id = %2$s AND rc.role = 'GENRE' AND %3$s
        LIMIT 1) IS NOT NULL""";
  private static final String SERIES_PUBLISHER =
      "(SELECT 1 FROM series rs WHERE rs.id = b.series_id AND %s) IS NOT NULL";

  /** Blanks are one; the collation takes care of case, width and accents. */
  private static final String NAME = "TRIM(REGEXP_REPLACE(%s, '[[:space:]]+', ' '))";

  private RuleSql() {}

  static void add(
      List<ContentRule> rules, StringBuilder predicate, Map<String, Object> parameters) {
    for (int i = 0; i < rules.size(); i++) {
      ContentRule rule = rules.get(i);
      predicate.append(" AND ").append(condition(rule, "rule" + i));
      parameters.put("rule" + i, rule.values().stream().map(Fold::key).toList());
    }
  }

  private static String condition(ContentRule rule, String values) {
    String met = among(rule.dimension(), " IN (:" + values + ")");
    String set = among(rule.dimension(), " <> ''");
    if (rule.mode() == Mode.EXCLUDE) {
      return "NOT " + met + (rule.unsetHidden() ? " AND " + set : "");
    }
    return rule.unsetHidden() ? met : "(" + met + " OR NOT " + set + ")";
  }

  private static String among(Dimension dimension, String comparison) {
    return switch (dimension) {
      case TAG -> either(TAGS, "rn.name_key" + comparison);
      case GENRE -> either(GENRES, NAME.formatted("rc.name") + comparison);
      case PUBLISHER ->
          "(COALESCE(%s, FALSE) OR %s)"
              .formatted(
                  NAME.formatted("b.publisher") + comparison,
                  SERIES_PUBLISHER.formatted(NAME.formatted("rs.publisher") + comparison));
    };
  }

  private static String either(String marks, String condition) {
    return "(%s OR %s)"
        .formatted(
            marks.formatted("book", "b.id", condition),
            marks.formatted("series", "b.series_id", condition));
  }
}
