package org.carrel.reading;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.catalog.Row;
import org.carrel.catalog.Rows;
import org.carrel.reading.Progression.Device;
import org.jspecify.annotations.Nullable;

/** The table of progressions as they were told; always inside a unit of work. */
@Singleton
class ToldRows {
  private static final Map<String, Class<?>> COLUMNS = columns();

  private final Rows rows;

  @Inject
  ToldRows(Rows rows) {
    this.rows = rows;
  }

  /**
   * @param at when it was told, by our clock
   */
  record Kept(Progression progression, Instant at) {}

  /** What was told by a device, if nobody has read on since. */
  Optional<Kept> current(OwnBook reader, PositionRow row) {
    return find(reader).filter(kept -> !kept.at().isBefore(row.updatedAt()));
  }

  private Optional<Kept> find(OwnBook reader) {
    String sql =
        "SELECT modified, device_id, device_name, title, progression, position, refs, locator,"
            + " told_at FROM told_progression WHERE account_id = :account AND book_id = :book";
    return rows.read(sql, named(reader), COLUMNS).stream().findFirst().map(ToldRows::kept);
  }

  void put(OwnBook reader, Progression told, Instant at) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>(named(reader));
    BigDecimal progression = told.progression();
    values.put("modified", told.modified());
    values.put("deviceId", told.device().id());
    values.put("deviceName", told.device().name());
    values.put("title", told.title());
    values.put("progression", progression == null ? null : progression.toString());
    values.put("position", told.position());
    values.put("refs", String.join("\n", told.references()));
    values.put("locator", told.locator());
    values.put("at", at);
    rows.change(
        """
        REPLACE INTO told_progression (account_id, book_id, modified, device_id, device_name,
          title, progression, position, refs, locator, told_at)
        VALUES (:account, :book, :modified, :deviceId, :deviceName,
          :title, :progression, :position, :refs, :locator, :at)""",
        values);
  }

  private static Map<String, Object> named(OwnBook reader) {
    return Map.of("account", reader.account(), "book", reader.book());
  }

  private static Kept kept(Row row) {
    String progression = row.get("progression", String.class);
    String references = row.get("refs", String.class);
    Progression told =
        new Progression(
            row.get("modified", String.class),
            new Device(row.get("device_id", String.class), row.get("device_name", String.class)),
            row.get("title", String.class),
            progression == null ? null : new BigDecimal(progression),
            row.get("position", Integer.class),
            references.isEmpty() ? List.of() : List.of(references.split("\n")),
            row.get("locator", String.class));
    return new Kept(told, row.get("told_at", Instant.class));
  }

  private static Map<String, Class<?>> columns() {
    Map<String, Class<?>> columns = new HashMap<>();
    for (String text :
        List.of(
            "modified", "device_id", "device_name", "title", "progression", "refs", "locator")) {
      columns.put(text, String.class);
    }
    columns.put("position", Integer.class);
    columns.put("told_at", Instant.class);
    return Map.copyOf(columns);
  }
}
