package org.carrel.catalog;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.format.Credit;

/** The lists of one book or series. */
record CreditLists(Map<Credit, List<String>> names) {
  static final CreditLists NONE = new CreditLists(Map.of());

  private static final Map<String, Class<?>> TYPES =
      Map.of("parent", UUID.class, "role", String.class, "name", String.class);

  /**
   * Those of many, in one statement.
   *
   * @param from the table with alias {@code c}, joined with what the condition needs
   * @param parameters among them {@code parents}
   */
  static Map<UUID, CreditLists> read(
      Rows rows, String from, String parent, String condition, Map<String, Object> parameters) {
    String sql =
        """
        SELECT %s AS parent, c.role AS role, c.name AS name FROM %s
        WHERE %s IN (:parents) AND %s ORDER BY parent, c.position"""
            .formatted(parent, from, parent, condition);
    Map<UUID, CreditLists> lists = new HashMap<>();
    for (Row row : rows.read(sql, parameters, TYPES)) {
      lists
          .computeIfAbsent(
              row.get("parent", UUID.class), absent -> new CreditLists(new EnumMap<>(Credit.class)))
          .names
          .computeIfAbsent(Credit.valueOf(row.get("role", String.class)), c -> new ArrayList<>())
          .add(row.get("name", String.class));
    }
    return lists;
  }
}
