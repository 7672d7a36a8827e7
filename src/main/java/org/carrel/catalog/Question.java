package org.carrel.catalog;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Which rows, in which order; the id breaks every tie.
 *
 * @param sorts none sorts by id alone
 */
public record Question(Condition condition, List<Sort> sorts) {
  public Question {
    sorts = List.copyOf(sorts);
  }

  public Question(Condition condition, Sort sort) {
    this(condition, List.of(sort));
  }

  /** In the direction of the last column, so that an index may hold the order. */
  public String order(String id) {
    boolean ascending = sorts.isEmpty() || sorts.get(sorts.size() - 1).ascending();
    String last = id + (ascending ? "" : " DESC");
    return sorts.isEmpty()
        ? last
        : sorts.stream().map(Sort::sql).collect(Collectors.joining(", ", "", ", " + last));
  }
}
