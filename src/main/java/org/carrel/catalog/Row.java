package org.carrel.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of what a statement found. */
public final class Row {
  private final Map<String, Integer> places;
  private final @Nullable Object[] values;

  private Row(Map<String, Integer> places, @Nullable Object[] values) {
    this.places = places;
    this.values = values;
  }

  /**
   * Null where the column is.
   *
   * @throws IllegalArgumentException if no such column was read
   */
  @SuppressWarnings("NullAway")
  public <T> T get(String column, Class<T> type) {
    Integer place = places.get(column);
    if (place == null) {
      throw new IllegalArgumentException("not read: " + column);
    }
    return type.cast(values[place]);
  }

  /** All rows there are, with columns of these types. */
  static List<Row> all(ResultSet results, Map<String, Class<?>> columns) throws SQLException {
    Map<String, Integer> places = new HashMap<>();
    int[] indexes = new int[columns.size()];
    Class<?>[] types = new Class<?>[columns.size()];
    for (Map.Entry<String, Class<?>> column : columns.entrySet()) {
      indexes[places.size()] = results.findColumn(column.getKey());
      types[places.size()] = column.getValue();
      places.put(column.getKey(), places.size());
    }
    Calendar utc = Calendar.getInstance(TimeZone.getTimeZone(ZoneOffset.UTC));
    List<Row> rows = new ArrayList<>();
    while (results.next()) {
      rows.add(new Row(places, values(results, indexes, types, utc)));
    }
    return rows;
  }

  private static @Nullable Object[] values(
      ResultSet results, int[] indexes, Class<?>[] types, Calendar utc) throws SQLException {
    @Nullable Object[] values = new @Nullable Object[indexes.length];
    for (int i = 0; i < indexes.length; i++) {
      Object value = value(results, indexes[i], types[i], utc);
      values[i] = results.wasNull() ? null : value;
    }
    return values;
  }

  /** By the getter of each type: a server's pool may look for the one that takes any by name. */
  private static @Nullable Object value(ResultSet results, int index, Class<?> type, Calendar utc)
      throws SQLException {
    if (type == UUID.class) {
      String id = results.getString(index);
      return id == null ? null : UUID.fromString(id);
    }
    if (type == Instant.class) {
      Timestamp time = results.getTimestamp(index, utc);
      return time == null ? null : time.toInstant();
    }
    return switch (type.getSimpleName()) {
      case "String" -> results.getString(index);
      case "Integer" -> results.getInt(index);
      case "Long" -> results.getLong(index);
      case "Boolean" -> results.getBoolean(index);
      case "byte[]" -> results.getBytes(index);
      case "BigDecimal" -> results.getBigDecimal(index);
      default -> throw new IllegalArgumentException("no column is a " + type);
    };
  }
}
