package org.carrel.protocol.graphql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.carrel.catalog.Column;
import org.carrel.catalog.Condition;
import org.carrel.catalog.Condition.All;
import org.carrel.catalog.Condition.Any;
import org.carrel.catalog.Condition.Compare;
import org.carrel.catalog.Condition.Not;
import org.carrel.catalog.Condition.Operator;
import org.carrel.http.graphql.Input;

/**
 * How the inputs that end in {@code FilterInput} are read: every member has to hold, {@code _and}
 * all of its list, {@code _or} one of it and {@code _not} none.
 */
final class Filters {
  private static final Map<String, Operator> OPERATORS =
      Map.ofEntries(
          Map.entry("eq", Operator.EQUAL),
          Map.entry("neq", Operator.NOT_EQUAL),
          Map.entry("anyOf", Operator.ONE_OF),
          Map.entry("noneOf", Operator.NONE_OF),
          Map.entry("like", Operator.LIKE),
          Map.entry("contains", Operator.CONTAINS),
          Map.entry("excludes", Operator.EXCLUDES),
          Map.entry("startsWith", Operator.STARTS_WITH),
          Map.entry("endsWith", Operator.ENDS_WITH),
          Map.entry("gt", Operator.ABOVE),
          Map.entry("gte", Operator.AT_LEAST),
          Map.entry("lt", Operator.BELOW),
          Map.entry("lte", Operator.AT_MOST));

  private Filters() {}

  /**
   * @param members what each member of the filter means
   */
  static Condition of(Input filter, Map<String, Function<Object, Condition>> members) {
    List<Condition> conditions = new ArrayList<>();
    for (String name : filter.given()) {
      switch (name) {
        case "_and" -> conditions.add(new All(nested(filter, name, members)));
        case "_or" -> conditions.add(new Any(nested(filter, name, members)));
        case "_not" -> conditions.add(new Not(new Any(nested(filter, name, members))));
        default -> conditions.add(member(members, name).apply(filter.get(name)));
      }
    }
    return conditions.size() == 1 ? conditions.get(0) : new All(conditions);
  }

  private static Function<Object, Condition> member(
      Map<String, Function<Object, Condition>> members, String name) {
    Function<Object, Condition> member = members.get(name);
    if (member == null) {
      throw new IllegalStateException("no filter for " + name);
    }
    return member;
  }

  private static List<Condition> nested(
      Input filter, String name, Map<String, Function<Object, Condition>> members) {
    return filter.inputs(name).stream().map(input -> of(input, members)).toList();
  }

  /** A filter of one column: text, a number or a time. */
  static Function<Object, Condition> column(Column column) {
    return value -> column(column, input(value));
  }

  private static Condition column(Column column, Input filter) {
    String operator = filter.given().iterator().next();
    return switch (operator) {
      case "range" -> range(column, filter.input("range").orElseThrow());
      case "likeAnyOf" -> likeAny(column, filter);
      case "likeNoneOf" -> new Not(likeAny(column, filter));
      case "anyOf", "noneOf" ->
          new Compare(column, operator(operator), filter.<Object>list(operator));
      default -> new Compare(column, operator(operator), filter.<Object>get(operator));
    };
  }

  /** The inputs that begin with {@code ComputedFilter}. */
  static Condition computed(Column column, Object value) {
    Input filter = input(value);
    String operator = filter.given().iterator().next();
    return switch (operator) {
      case "is" -> new Compare(column, Operator.EQUAL, filter.<Object>get(operator));
      case "isNot" -> new Compare(column, Operator.NOT_EQUAL, filter.<Object>get(operator));
      case "isAnyOf" -> new Compare(column, Operator.ONE_OF, filter.<Object>list(operator));
      default -> new Compare(column, Operator.NONE_OF, filter.<Object>list(operator));
    };
  }

  private static Operator operator(String name) {
    return Objects.requireNonNull(OPERATORS.get(name), name);
  }

  private static Condition likeAny(Column column, Input filter) {
    String name = filter.given().iterator().next();
    return new Any(
        filter.<Object>list(name).stream()
            .<Condition>map(pattern -> new Compare(column, Operator.LIKE, pattern))
            .toList());
  }

  private static Condition range(Column column, Input range) {
    boolean inclusive = range.flag("inclusive");
    return new All(
        List.of(
            new Compare(
                column, inclusive ? Operator.AT_LEAST : Operator.ABOVE, range.<Object>get("from")),
            new Compare(
                column, inclusive ? Operator.AT_MOST : Operator.BELOW, range.<Object>get("to"))));
  }

  /** The words somebody typed, as a search reads them. */
  static Function<Object, Condition> found() {
    return typed -> new Condition.Found(typed.toString());
  }

  /** A filter of what is the same for every row. */
  static Function<Object, Condition> constant(String value) {
    return given -> {
      Input filter = input(given);
      String operator = filter.given().iterator().next();
      boolean named =
          operator.endsWith("Of")
              ? filter.<String>list(operator).contains(value)
              : value.equals(filter.<String>get(operator));
      boolean opposite =
          operator.equals("neq") || operator.equals("excludes") || operator.contains("one");
      return named != opposite ? Condition.ANYTHING : new Any(List.of());
    };
  }

  @SuppressWarnings("unchecked")
  static Input input(Object value) {
    return new Input((Map<String, Object>) value);
  }
}
