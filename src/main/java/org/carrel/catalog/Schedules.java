package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;
import org.jspecify.annotations.Nullable;

/**
 * Scans by schedule. To look needs READ_JOBS, all else MANAGE_JOBS; without it a method throws
 * {@code FORBIDDEN}. Libraries that are hidden from a caller do not exist here either, nor do
 * schedules of those alone.
 */
@Singleton
public class Schedules {
  private static final int LONGEST_NAME = 100;
  private static final int MOST = 100;
  private static final int MOST_LIBRARIES = 1_000;

  /** One that has lost all its libraries is everybody's, so that somebody may remove it. */
  private static final String SEEN =
      """
      (NOT EXISTS (SELECT 1 FROM scheduled_library a WHERE a.scheduled_job_id = j.id)
        OR EXISTS (SELECT 1 FROM scheduled_library o JOIN library l ON l.id = o.library_id
          WHERE o.scheduled_job_id = j.id AND %s))""";

  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "id", Integer.class,
          "name", String.class,
          "schedule", String.class,
          "enabled", Boolean.class,
          "created_at", Instant.class,
          "last_run_at", Instant.class,
          "next_run_at", Instant.class);

  private final Rows rows;
  private final LibraryAnswers libraries;
  private final Transactions transactions;
  private final Policy policy;
  private final Clock clock;

  @Inject
  Schedules(
      Rows rows, LibraryAnswers libraries, Transactions transactions, Policy policy, Clock clock) {
    this.rows = rows;
    this.libraries = libraries;
    this.transactions = transactions;
    this.policy = policy;
    this.clock = clock;
  }

  /** By their ids; there are at most 100. */
  public List<ScheduledScan> list(Caller caller) {
    policy.require(caller, Permission.READ_JOBS);
    return read(caller, "TRUE", Map.of());
  }

  private Optional<ScheduledScan> find(Caller caller, int id) {
    return read(caller, "j.id = :id", Map.of("id", id)).stream().findFirst();
  }

  private List<ScheduledScan> read(Caller caller, String condition, Map<String, Object> named) {
    Visible visible = Visible.libraries(policy.visibility(caller));
    String sql =
        """
        SELECT j.id AS id, j.name AS name, j.schedule AS schedule, j.enabled AS enabled,
          j.created_at AS created_at, j.last_run_at AS last_run_at, j.next_run_at AS next_run_at
        FROM scheduled_job j WHERE %s AND %s ORDER BY j.id"""
            .formatted(condition, SEEN.formatted(visible.predicate()));
    String within =
        """
        SELECT o.scheduled_job_id AS job, o.library_id AS library_id
        FROM scheduled_library o JOIN library l ON l.id = o.library_id WHERE %s ORDER BY l.name"""
            .formatted(visible.predicate());
    return transactions.call(
        () -> {
          List<Row> of =
              rows.read(
                  within,
                  visible.parameters(),
                  Map.of("job", Integer.class, "library_id", UUID.class));
          return rows.read(sql, visible.with(named), TYPES).stream()
              .map(row -> scan(row, of))
              .toList();
        });
  }

  private static ScheduledScan scan(Row row, List<Row> libraries) {
    int id = row.get("id", Integer.class);
    return new ScheduledScan(
        id,
        row.get("name", String.class),
        row.get("schedule", String.class),
        libraries.stream()
            .filter(of -> of.get("job", Integer.class) == id)
            .map(of -> of.get("library_id", UUID.class))
            .toList(),
        row.get("enabled", Boolean.class),
        row.get("created_at", Instant.class),
        row.get("last_run_at", Instant.class),
        row.get("next_run_at", Instant.class));
  }

  /**
   * Makes one of terms that leave nothing open but whether it is enabled.
   *
   * @throws Failure INVALID for terms that cannot be, CONFLICT if there are 100, NOT_FOUND for an
   *     unknown library
   */
  public ScheduledScan create(Caller caller, ScheduledScan.Terms terms) {
    policy.require(caller, Permission.MANAGE_JOBS);
    Set<UUID> chosen = libraries(caller, Objects.requireNonNull(terms.libraries()));
    boolean enabled = !Boolean.FALSE.equals(terms.enabled());
    Map<String, @Nullable Object> named = new HashMap<>();
    named.put("name", name(Objects.requireNonNull(terms.name())));
    named.put("schedule", Objects.requireNonNull(terms.schedule()).strip());
    named.put("enabled", enabled);
    named.put("now", clock.instant());
    named.put("next", next(terms.schedule(), enabled));
    int id =
        transactions.call(
            () -> {
              insert(named);
              int made = latest();
              add(made, chosen);
              return made;
            });
    return find(caller, id).orElseThrow();
  }

  private void insert(Map<String, @Nullable Object> named) {
    int made =
        rows.change(
            """
            INSERT INTO scheduled_job (name, schedule, enabled, created_at, next_run_at)
            SELECT :name, :schedule, :enabled, :now, :next FROM DUAL
            WHERE (SELECT COUNT(*) FROM scheduled_job) < %d"""
                .formatted(MOST),
            named);
    if (made == 0) {
      throw Failure.conflict("There are " + MOST + " schedules already.");
    }
  }

  private int latest() {
    return rows.read("SELECT LAST_INSERT_ID() AS id", Map.of(), Map.of("id", Integer.class))
        .get(0)
        .get("id", Integer.class);
  }

  private void add(int id, Set<UUID> chosen) {
    for (UUID library : chosen) {
      rows.change(
          "INSERT INTO scheduled_library (scheduled_job_id, library_id) VALUES (:id, :library)",
          Map.of("id", id, "library", library));
    }
  }

  /**
   * Changes what the terms name.
   *
   * @throws Failure as {@link #create}; NOT_FOUND if there is none
   */
  public ScheduledScan update(Caller caller, int id, ScheduledScan.Terms terms) {
    policy.require(caller, Permission.MANAGE_JOBS);
    ScheduledScan before = find(caller, id).orElseThrow(Schedules::none);
    String schedule = terms.schedule() == null ? before.schedule() : terms.schedule().strip();
    boolean enabled = terms.enabled() == null ? before.enabled() : terms.enabled();
    Map<String, @Nullable Object> named = new HashMap<>();
    named.put("id", id);
    named.put("name", terms.name() == null ? before.name() : name(terms.name()));
    named.put("schedule", schedule);
    named.put("enabled", enabled);
    named.put("next", next(schedule, enabled));
    List<UUID> wanted = terms.libraries();
    Set<UUID> chosen = wanted == null ? Set.of() : libraries(caller, wanted);
    transactions.run(
        () -> {
          rows.change(
              "UPDATE scheduled_job SET name = :name, schedule = :schedule, enabled = :enabled,"
                  + " next_run_at = :next WHERE id = :id",
              named);
          if (!chosen.isEmpty()) {
            removeSeen(caller, id);
            add(id, chosen);
          }
        });
    return find(caller, id).orElseThrow();
  }

  /** What the caller does not see stays as it is. */
  private void removeSeen(Caller caller, int id) {
    Visible visible = Visible.libraries(policy.visibility(caller));
    rows.change(
        "DELETE o FROM scheduled_library o JOIN library l ON l.id = o.library_id"
            + " WHERE o.scheduled_job_id = :id AND "
            + visible.predicate(),
        visible.with(Map.of("id", id)));
  }

  /**
   * @throws Failure NOT_FOUND if there is none
   */
  public void remove(Caller caller, int id) {
    policy.require(caller, Permission.MANAGE_JOBS);
    if (find(caller, id).isEmpty()) {
      throw none();
    }
    transactions.run(
        () -> rows.change("DELETE FROM scheduled_job WHERE id = :id", Map.of("id", id)));
  }

  private static Failure none() {
    return Failure.notFound("There is no such schedule.");
  }

  private @Nullable Instant next(String schedule, boolean enabled) {
    Instant now = clock.instant();
    Optional<Instant> next = Cron.parse(schedule, now).next(now);
    return enabled ? next.orElse(null) : null;
  }

  private static String name(String name) {
    String plain = name.strip();
    if (plain.isEmpty() || plain.length() > LONGEST_NAME) {
      throw Failure.invalid("A name has 1 to " + LONGEST_NAME + " characters.");
    }
    return plain;
  }

  private Set<UUID> libraries(Caller caller, List<UUID> ids) {
    Set<UUID> wanted = new LinkedHashSet<>(ids);
    if (wanted.isEmpty() || wanted.size() > MOST_LIBRARIES) {
      throw Failure.invalid("A schedule names at least one library.");
    }
    if (libraries.byId(policy.visibility(caller), wanted).size() < wanted.size()) {
      throw Failure.notFound("There is no such library.");
    }
    return wanted;
  }
}
