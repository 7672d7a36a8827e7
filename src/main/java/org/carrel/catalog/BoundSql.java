package org.carrel.catalog;

import static java.util.Objects.requireNonNull;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * SQL as JDBC takes it: each {@code :name} outside quotes has become a place, or as many as a
 * collection has values.
 *
 * @param values of the places, in their order
 */
record BoundSql(String sql, List<Object> values) {

  static BoundSql of(String named, Map<String, ?> parameters) {
    StringBuilder sql = new StringBuilder(named.length());
    List<Object> values = new ArrayList<>();
    int end;
    for (int at = 0; at < named.length(); at = end) {
      char c = named.charAt(at);
      end = c == '\'' ? named.indexOf('\'', at + 1) + 1 : at + 1;
      if (c != ':') {
        sql.append(named, at, end);
        continue;
      }
      end = endOfName(named, end);
      String name = named.substring(at + 1, end);
      sql.append(places(requireNonNull(parameters.get(name), name), values));
    }
    return new BoundSql(sql.toString(), values);
  }

  private static int endOfName(String named, int from) {
    int end = from;
    while (end < named.length() && Character.isLetterOrDigit(named.charAt(end))) {
      end++;
    }
    return end;
  }

  private static String places(Object value, List<Object> values) {
    if (value instanceof Collection<?> several) {
      values.addAll(several);
      return several.isEmpty()
          ? "NULL"
          : String.join(", ", Collections.nCopies(several.size(), "?"));
    }
    values.add(value);
    return "?";
  }

  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, stored(values.get(i)));
    }
  }

  /** Times are kept in UTC, ids as text. */
  private static Object stored(Object value) {
    if (value instanceof Instant time) {
      return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }
    return value instanceof UUID id ? id.toString() : value;
  }
}
