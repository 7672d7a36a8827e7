package org.carrel.journal;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.Condition;
import org.carrel.catalog.ConditionSql;
import org.carrel.catalog.Jobs;
import org.carrel.catalog.Part;
import org.carrel.catalog.Part.Range;
import org.carrel.catalog.Question;
import org.carrel.catalog.Row;
import org.carrel.catalog.Rows;
import org.carrel.catalog.ScanNote;
import org.carrel.catalog.Visible;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the log, the newest ten thousand. What a scan told of a library that is hidden from a
 * caller does not exist for it. Whom an age limit or rules limit read no name of a file, and what
 * no scan told is for those alone from whom nothing is hidden.
 */
@Singleton
public class Journal {
  private static final int KEPT = 10_000;
  private static final int LONGEST = 2_000;
  private static final int MOST_OF_JOBS = 1_000;
  private static final String COLUMNS =
      "g.id AS id, g.level AS level, g.message AS message, g.logged_at AS logged_at,"
          + " g.job_id AS job_id, g.context AS context";
  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "id", Integer.class,
          "level", String.class,
          "message", String.class,
          "logged_at", Instant.class,
          "job_id", UUID.class,
          "context", String.class);

  private final Rows rows;
  private final Jobs jobs;
  private final Transactions transactions;
  private final Policy policy;
  private final Clock clock;

  @Inject
  Journal(Rows rows, Jobs jobs, Transactions transactions, Policy policy, Clock clock) {
    this.rows = rows;
    this.jobs = jobs;
    this.transactions = transactions;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * Some of them, the newest first unless the question sorts.
   *
   * @throws Failure FORBIDDEN without READ_PERSISTED_LOGS
   */
  public Part<LogEntry> ask(Caller caller, Question question, Range range) {
    policy.require(caller, Permission.READ_PERSISTED_LOGS);
    Sql sought = sought(caller, question.condition());
    String order = question.sorts().isEmpty() ? "g.id DESC" : question.order("g.id");
    String sql =
        "SELECT %s FROM %s g WHERE %s ORDER BY %s LIMIT :count OFFSET :offset"
            .formatted(COLUMNS, sought.table(), sought.where(), order);
    Map<String, Object> named = new HashMap<>(sought.named());
    named.put("count", range.limit());
    named.put("offset", range.offset());
    return transactions.call(
        () ->
            new Part<>(
                rows.read(sql, named, TYPES).stream().map(Journal::entry).toList(), count(sought)));
  }

  private record Sql(String table, String where, Map<String, Object> named) {}

  private Sql sought(Caller caller, Condition condition) {
    ConditionSql sql = new ConditionSql("g", condition);
    Visibility visibility = policy.visibility(caller);
    if (visibility.everything()) {
      return new Sql(table(visibility), sql.sql(), sql.parameters());
    }
    Visible visible = Visible.libraries(visibility);
    String seen =
        """
        (%s OR g.job_id IN
          (SELECT s.id FROM scan s JOIN library l ON l.id = s.library_id WHERE %s))"""
            .formatted(jobless(visibility), visible.predicate());
    return new Sql(table(visibility), sql.sql() + " AND " + seen, visible.with(sql.parameters()));
  }

  /** What tells of no scan may name any file. */
  private static String jobless(Visibility visibility) {
    return visibility.ratedOnly() || visibility.openLibrariesOnly()
        ? "FALSE"
        : "(g.job_id IS NULL AND NOT EXISTS"
            + " (SELECT 1 FROM library_exclusion e WHERE e.account_id = :account))";
  }

  /** Without names of files for whom they may be hidden from, so that none is found by one. */
  private static String table(Visibility visibility) {
    return visibility.ratedOnly()
        ? "(SELECT id, level, message, logged_at, job_id, CAST(NULL AS CHAR) AS context"
            + " FROM log_record)"
        : "log_record";
  }

  private long count(Sql sought) {
    return rows.read(
            "SELECT COUNT(*) AS number FROM %s g WHERE %s"
                .formatted(sought.table(), sought.where()),
            sought.named(),
            Map.of("number", Long.class))
        .get(0)
        .get("number", Long.class);
  }

  private static LogEntry entry(Row row) {
    return new LogEntry(
        row.get("id", Integer.class),
        row.get("level", String.class),
        row.get("message", String.class),
        row.get("logged_at", Instant.class),
        row.get("job_id", UUID.class),
        row.get("context", String.class));
  }

  /**
   * What each job told, at most 1,000 altogether. Whoever asks has shown that the jobs are seen.
   */
  public Map<UUID, List<LogEntry>> ofJobs(Caller caller, Collection<UUID> ids) {
    String sql =
        "SELECT %s FROM %s g WHERE g.job_id IN (:jobs) ORDER BY g.id LIMIT %d"
            .formatted(COLUMNS, table(policy.visibility(caller)), MOST_OF_JOBS);
    Map<UUID, List<LogEntry>> told = new LinkedHashMap<>();
    for (Row row : transactions.call(() -> rows.read(sql, Map.of("jobs", ids), TYPES))) {
      told.computeIfAbsent(row.get("job_id", UUID.class), absent -> new ArrayList<>())
          .add(entry(row));
    }
    return told;
  }

  /** How much each job told. */
  public Map<UUID, Integer> countOfJobs(Collection<UUID> ids) {
    String sql =
        "SELECT g.job_id AS job_id, COUNT(*) AS number FROM log_record g"
            + " WHERE g.job_id IN (:jobs) GROUP BY g.job_id";
    Map<String, Class<?>> types = Map.of("job_id", UUID.class, "number", Integer.class);
    Map<UUID, Integer> counts = new HashMap<>();
    ids.forEach(id -> counts.put(id, 0));
    for (Row row : transactions.call(() -> rows.read(sql, Map.of("jobs", ids), types))) {
      counts.put(row.get("job_id", UUID.class), row.get("number", Integer.class));
    }
    return counts;
  }

  /**
   * Forgets those that meet a condition.
   *
   * @return how many
   * @throws Failure FORBIDDEN without READ_PERSISTED_LOGS and MANAGE_SERVER
   */
  public int remove(Caller caller, Condition condition) {
    policy.require(caller, Permission.READ_PERSISTED_LOGS, Permission.MANAGE_SERVER);
    Sql sought = sought(caller, condition);
    return transactions.call(
        () -> {
          List<Integer> ids =
              rows
                  .read(
                      "SELECT g.id AS id FROM %s g WHERE %s"
                          .formatted(sought.table(), sought.where()),
                      sought.named(),
                      Map.of("id", Integer.class))
                  .stream()
                  .map(row -> row.get("id", Integer.class))
                  .toList();
          return ids.isEmpty()
              ? 0
              : rows.change("DELETE FROM log_record WHERE id IN (:ids)", Map.of("ids", ids));
        });
  }

  /**
   * Forgets what a job told.
   *
   * @return how many
   * @throws Failure FORBIDDEN without MANAGE_JOBS; NOT_FOUND if there is no such job
   */
  public int removeOfJob(Caller caller, UUID job) {
    policy.require(caller, Permission.MANAGE_JOBS, Permission.READ_JOBS);
    if (jobs.find(caller, job).isEmpty()) {
      throw Failure.notFound("There is no such job.");
    }
    return transactions.call(
        () -> rows.change("DELETE FROM log_record WHERE job_id = :job", Map.of("job", job)));
  }

  void note(@Observes ScanNote note) {
    add(note.weight().name(), note.message(), note.context(), note.scan(), clock.instant());
  }

  void add(String level, String message, @Nullable String context, @Nullable UUID job, Instant at) {
    Map<String, @Nullable Object> named = new HashMap<>();
    named.put("level", level);
    named.put("message", cut(message));
    named.put("context", context == null ? null : cut(context));
    named.put("job", job);
    named.put("at", at);
    transactions.run(
        () ->
            rows.change(
                "INSERT INTO log_record (level, message, context, job_id, logged_at)"
                    + " VALUES (:level, :message, :context, :job, :at)",
                named));
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST));
  }

  void sweep() {
    transactions.run(
        () ->
            rows.change(
                "DELETE FROM log_record WHERE id <= (SELECT id FROM (SELECT id FROM log_record"
                    + " ORDER BY id DESC LIMIT 1 OFFSET %d) AS oldest)".formatted(KEPT),
                Map.of()));
  }
}
