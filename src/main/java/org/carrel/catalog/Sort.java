package org.carrel.catalog;

/** One column a list is sorted by; rows that hold nothing come first, the other way round last. */
public record Sort(Column column, boolean ascending) {
  public Sort {
    if (column.several()) {
      throw new IllegalArgumentException("nothing is sorted by " + column);
    }
  }

  String sql() {
    return column.expression() + (ascending ? "" : " DESC");
  }
}
