package org.carrel.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.carrel.catalog.Condition.All;
import org.carrel.catalog.Condition.Any;
import org.carrel.catalog.Condition.Compare;
import org.carrel.catalog.Condition.Found;
import org.carrel.catalog.Condition.InLibrary;
import org.carrel.catalog.Condition.InSeries;
import org.carrel.catalog.Condition.Missing;
import org.carrel.catalog.Condition.Not;
import org.carrel.failure.Failure;

/** Writes a condition as SQL. What comes from outside is a parameter. */
public final class ConditionSql {
  /** All words of a book, each between blanks. */
  static final String SEARCHED =
      "CONCAT(' ', b.search_text, ' ', COALESCE(b.search_more, ''), ' ')";

  private static final int MOST_VALUES = 1_000;

  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private final String sql;
  private final Way way;
  private boolean lasting = true;

  /** How the database is to look for the rows. */
  enum Way {
    /** It may begin wherever it finds the fewest. */
    ANY("EXISTS (%s)"),
    /**
     * It walks an index and asks each row: scalar subqueries, which MariaDB leaves alone, where
     * EXISTS would become a join and lose the order.
     */
    WALKING("(%s LIMIT 1) IS NOT NULL");

    private final String among;

    Way(String among) {
      this.among = among;
    }
  }

  /**
   * @param alias of the table asked: {@code b} or {@code s}
   * @throws Failure INVALID for more than 1,000 values
   */
  public ConditionSql(String alias, Condition condition) {
    this(alias, condition, Way.ANY);
  }

  ConditionSql(String alias, Condition condition, Way way) {
    this.way = way;
    sql = write(alias, condition);
  }

  public String sql() {
    return sql;
  }

  public Map<String, Object> parameters() {
    return parameters;
  }

  /** Whether the same rows meet it as long as the catalogue stays as it is. */
  boolean lasting() {
    return lasting;
  }

  private String write(String alias, Condition condition) {
    if (condition instanceof All all) {
      return joined(alias, " AND ", "TRUE", all.of());
    }
    if (condition instanceof Any any) {
      return joined(alias, " OR ", "FALSE", any.of());
    }
    if (condition instanceof Not not) {
      return "NOT COALESCE(" + write(alias, not.of()) + ", FALSE)";
    }
    if (condition instanceof InSeries in) {
      return exists("SELECT 1 FROM series s WHERE s.id = b.series_id AND " + write("s", in.of()));
    }
    if (condition instanceof InLibrary in) {
      return exists(
          "SELECT 1 FROM library l WHERE l.id = %s.library_id AND %s"
              .formatted(alias, write("l", in.of())));
    }
    if (condition instanceof Found found) {
      return found(alias, found.typed());
    }
    if (condition instanceof Missing missing) {
      return missing(missing.column());
    }
    return compare((Compare) condition);
  }

  private String joined(String alias, String word, String none, List<Condition> conditions) {
    StringJoiner joined = new StringJoiner(word, "(", ")").setEmptyValue(none);
    conditions.forEach(condition -> joined.add(write(alias, condition)));
    return joined.toString();
  }

  private String exists(String select) {
    return way.among.formatted(select);
  }

  private String found(String alias, String typed) {
    return SearchWords.asked(typed)
        .map(asked -> way == Way.WALKING ? read(alias, asked) : matched(alias, asked))
        .orElse("FALSE");
  }

  /** Word by word: the full text index does not know rows that another index is walked for. */
  private String read(String alias, String asked) {
    String words = alias.equals("b") ? SEARCHED : "CONCAT(' ', s.search_text, ' ')";
    return SearchWords.patterns(asked).stream()
        .map(pattern -> words + " LIKE " + parameter(pattern))
        .collect(Collectors.joining(" AND ", "(", ")"));
  }

  private String matched(String alias, String asked) {
    return "MATCH (%s) AGAINST (%s IN BOOLEAN MODE)"
        .formatted(
            alias.equals("b") ? "b.search_text, b.search_more" : "s.search_text", parameter(asked));
  }

  private String missing(Column column) {
    return column.several()
        ? "NOT " + exists(column.among().formatted("TRUE"))
        : column.expression() + " IS NULL";
  }

  private String compare(Compare compare) {
    Column column = compare.column();
    lasting &= column.lasting();
    return switch (compare.operator()) {
      case EQUAL -> among(column, " = " + value(compare));
      case NOT_EQUAL -> not(column, among(column, " = " + value(compare)));
      case ONE_OF -> among(column, " IN (" + values(compare) + ")");
      case NONE_OF -> not(column, among(column, " IN (" + values(compare) + ")"));
      case LIKE -> among(column, " LIKE " + value(compare));
      case CONTAINS -> among(column, pattern("%", compare, "%"));
      case EXCLUDES -> not(column, among(column, pattern("%", compare, "%")));
      case STARTS_WITH -> among(column, pattern("", compare, "%"));
      case ENDS_WITH -> among(column, pattern("%", compare, ""));
      case ABOVE -> among(column, " > " + value(compare));
      case AT_LEAST -> among(column, " >= " + value(compare));
      case BELOW -> among(column, " < " + value(compare));
      case AT_MOST -> among(column, " <= " + value(compare));
    };
  }

  private String among(Column column, String comparison) {
    String met = column.among().formatted(column.expression() + comparison);
    return column.several() ? exists(met) : met;
  }

  /** Of a row that holds nothing neither a comparison nor its opposite is true. */
  private static String not(Column column, String met) {
    return column.several() ? "NOT " + met : "NOT (" + met + ")";
  }

  private String value(Compare compare) {
    return parameter(compare.values().get(0));
  }

  private String values(Compare compare) {
    if (compare.values().size() > MOST_VALUES) {
      throw Failure.invalid("A list of a filter has at most 1,000 values.");
    }
    return parameter(compare.values());
  }

  private String pattern(String before, Compare compare, String after) {
    String text = compare.values().get(0).toString();
    String literal = text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    return " LIKE " + parameter(before + literal + after) + " ESCAPE '!'";
  }

  private String parameter(Object value) {
    String name = "asked" + parameters.size();
    parameters.put(name, value);
    return ":" + name;
  }
}
