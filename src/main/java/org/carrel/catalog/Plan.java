package org.carrel.catalog;

import java.util.Map;
import java.util.UUID;

/**
 * How a list is read: text of ours only, what comes from outside is a parameter.
 *
 * @param from the tables, and the index that holds the order
 * @param where the selection and what is visible, as one condition
 */
record Plan(String from, String where, Order order, Map<String, Object> parameters) {

  /** Whether it is read along an index, whatever the statistics say. */
  boolean walks() {
    return from.contains("FORCE INDEX");
  }

  /** What a list is sorted by; the id breaks every tie. */
  enum Order {
    TITLE("b.sort_title", "b.id", ":key", true),
    AUTHOR("b.author_sort", "b.id", ":key", true),
    RECENT("b.added_at", "b.id", "CAST(:key AS DATETIME(6))", false),
    PLACE("b.series_sort", "b.id", "CAST(:key AS DECIMAL(10, 3))", true),
    PUBLISHED("b.published_sort", "b.id", "CAST(:key AS DATE)", false),
    READERS("b.readers", "b.id", "CAST(:key AS SIGNED)", false),
    SERIES_NAME("s.sort_name", "s.id", ":key", true),
    SERIES_LATEST("s.updated_at", "s.id", "CAST(:key AS DATETIME(6))", false),
    AUTHOR_NAME("a.sort_name", "a.id", ":key", true),
    TAG_NAME("t.name", "t.id", Integer.class),
    PUBLISHER_NAME("h.name", "h.id", Integer.class);

    private final String column;
    private final String id;
    private final String parameter;
    private final boolean ascending;
    private final Class<?> idType;

    /** By name, of what is numbered. */
    Order(String column, String id, Class<Integer> idType) {
      this(column, id, ":key", true, idType);
    }

    Order(String column, String id, String parameter, boolean ascending) {
      this(column, id, parameter, ascending, UUID.class);
    }

    Order(String column, String id, String parameter, boolean ascending, Class<?> idType) {
      this.idType = idType;
      this.column = column;
      this.id = id;
      this.parameter = parameter;
      this.ascending = ascending;
    }

    String column() {
      return column;
    }

    String id() {
      return id;
    }

    Class<?> idType() {
      return idType;
    }

    /** As positions name it, which know but one kind of id. */
    UUID id(Row row) {
      return idType == UUID.class
          ? row.get("id", UUID.class)
          : new UUID(0, row.get("id", Integer.class));
    }

    /** The same as the database knows it. */
    Object bound(UUID id) {
      return idType == UUID.class ? id : id.getLeastSignificantBits();
    }

    String forwards() {
      return by(ascending);
    }

    String backwards() {
      return by(!ascending);
    }

    /** Written out, since MariaDB finds no range in a comparison of pairs. */
    String after() {
      return beyond(ascending ? ">" : "<");
    }

    String before() {
      return beyond(ascending ? "<" : ">");
    }

    private String by(boolean upwards) {
      String direction = upwards ? "" : " DESC";
      return column + direction + ", " + id + direction;
    }

    private String beyond(String sign) {
      return "(%1$s %2$s= %4$s AND (%1$s %2$s %4$s OR %3$s %2$s :id))"
          .formatted(column, sign, id, parameter);
    }
  }
}
