package org.carrel.catalog;

import java.util.List;

/**
 * A question that a client put together. Conditions over books, series and libraries are not mixed
 * but by {@link InSeries} and {@link InLibrary}.
 */
public sealed interface Condition {
  /** Every row. */
  Condition ANYTHING = new All(List.of());

  /** Each of them; none is everything. */
  record All(List<Condition> of) implements Condition {
    public All {
      of = List.copyOf(of);
    }
  }

  /** At least one of them; none is nothing. */
  record Any(List<Condition> of) implements Condition {
    public Any {
      of = List.copyOf(of);
    }
  }

  record Not(Condition of) implements Condition {}

  /**
   * @param values text, numbers, times or ids; as many as the operator takes
   */
  record Compare(Column column, Operator operator, List<Object> values) implements Condition {
    public Compare {
      values = List.copyOf(values);
    }

    public Compare(Column column, Operator operator, Object value) {
      this(column, operator, List.of(value));
    }
  }

  /** The column holds nothing. */
  record Missing(Column column) implements Condition {}

  /**
   * A book or series in whose text every word typed is, whole or as a beginning; nothing is, if
   * nothing typed is a word.
   */
  record Found(String typed) implements Condition {}

  /** A book whose series meets the condition. */
  record InSeries(Condition of) implements Condition {}

  /** A book or series whose library meets the condition. */
  record InLibrary(Condition of) implements Condition {}

  /** How a column is compared; a row that holds nothing meets none. */
  enum Operator {
    EQUAL,
    NOT_EQUAL,
    ONE_OF,
    NONE_OF,
    /** By SQL's {@code %} and {@code _}. */
    LIKE,
    CONTAINS,
    EXCLUDES,
    STARTS_WITH,
    ENDS_WITH,
    ABOVE,
    AT_LEAST,
    BELOW,
    AT_MOST
  }
}
