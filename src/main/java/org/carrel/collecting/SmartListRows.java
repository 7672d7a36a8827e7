package org.carrel.collecting;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carrel.catalog.Row;
import org.carrel.catalog.Rows;
import org.carrel.collecting.SmartLists.Whose;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.jspecify.annotations.Nullable;

/** The table of smart lists; always inside a unit of work. */
@Singleton
class SmartListRows {
  private static final int MOST = 100;
  private static final int MOST_SHOWN = 1_000;
  private static final String COLUMNS =
      """
      l.id AS id, l.account_id AS account_id, l.name AS name, l.description AS description,
      l.audience AS audience, l.joiner AS joiner, l.grouped AS grouped, l.filters AS filters""";
  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "id", UUID.class,
          "account_id", UUID.class,
          "name", String.class,
          "description", String.class,
          "audience", String.class,
          "joiner", String.class,
          "grouped", String.class,
          "filters", String.class);

  private final Rows rows;

  @Inject
  SmartListRows(Rows rows) {
    this.rows = rows;
  }

  List<SmartList> list(Caller caller, Whose whose, String named) {
    String mine = whose == Whose.MINE ? "l.account_id = :caller AND " : "";
    return read(
        caller,
        mine + "LOCATE(:named, l.name) > 0 ORDER BY l.name, l.id LIMIT " + MOST_SHOWN,
        Map.of("named", named));
  }

  Optional<SmartList> find(Caller caller, UUID id) {
    return read(caller, "l.id = :id", Map.of("id", id)).stream().findFirst();
  }

  private List<SmartList> read(Caller caller, String condition, Map<String, Object> named) {
    Map<String, Object> parameters = new HashMap<>(named);
    parameters.put("caller", caller.accountId());
    String sql =
        "SELECT %s FROM smart_list l WHERE %s AND %s"
            .formatted(COLUMNS, Audience.seen(caller, "l"), condition);
    return rows.read(sql, parameters, TYPES).stream().map(SmartListRows::list).toList();
  }

  private static SmartList list(Row row) {
    return new SmartList(
        row.get("id", UUID.class),
        row.get("account_id", UUID.class),
        row.get("name", String.class),
        row.get("description", String.class),
        Audience.valueOf(row.get("audience", String.class)),
        SmartList.Joiner.valueOf(row.get("joiner", String.class)),
        SmartList.Grouping.valueOf(row.get("grouped", String.class)),
        row.get("filters", String.class));
  }

  /**
   * @throws Failure INVALID if the account has 100 already
   */
  void requireRoom(Caller caller) {
    long there =
        rows.read(
                "SELECT COUNT(*) AS number FROM smart_list l WHERE l.account_id = :caller",
                Map.of("caller", caller.accountId()),
                Map.of("number", Long.class))
            .get(0)
            .get("number", Long.class);
    if (there >= MOST) {
      throw Failure.invalid("An account has at most 100 smart lists.");
    }
  }

  void insert(Caller caller, UUID id, SmartListPlan plan, Instant now) {
    Map<String, @Nullable Object> parameters =
        parameters(id, plan, plan.audience().orElse(Audience.PRIVATE), now);
    parameters.put("account", caller.accountId());
    rows.change(
        """
        INSERT INTO smart_list (id, account_id, name, description, audience, joiner, grouped,
          filters, created_at, updated_at)
        VALUES (:id, :account, :name, :description, :audience, :joiner, :grouped,
          :filters, :now, :now)""",
        parameters);
  }

  void update(UUID id, SmartListPlan plan, Audience audience, Instant now) {
    rows.change(
        """
        UPDATE smart_list SET name = :name, description = :description, audience = :audience,
          joiner = :joiner, grouped = :grouped, filters = :filters, updated_at = :now
        WHERE id = :id""",
        parameters(id, plan, audience, now));
  }

  private static Map<String, @Nullable Object> parameters(
      UUID id, SmartListPlan plan, Audience audience, Instant now) {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("id", id);
    parameters.put("name", plan.name());
    parameters.put("description", plan.description());
    parameters.put("audience", audience.name());
    parameters.put("joiner", plan.joiner().name());
    parameters.put("grouped", plan.grouping().name());
    parameters.put("filters", plan.filters());
    parameters.put("now", now);
    return parameters;
  }

  void delete(UUID id) {
    rows.change("DELETE FROM smart_list WHERE id = :id", Map.of("id", id));
  }
}
