package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.AuditLog.Event;
import org.jspecify.annotations.Nullable;

/** Reads the audit log, the newest first. A page costs the same however long the log is. */
@Singleton
public class AuditTrail {
  /** Entries of one page at most. */
  public static final int MOST = 1_000;

  private final EntityManager entityManager;
  private final Transactions transactions;

  @Inject
  AuditTrail(EntityManager entityManager, Transactions transactions) {
    this.entityManager = entityManager;
    this.transactions = transactions;
  }

  /**
   * @param account null when the name tried was nobody's
   * @param username as the account is called now; null without one
   * @param by who did it, where somebody else than the account did
   * @param byUsername as that account is called now
   * @param credentialId as in {@link Caller#credentialId()}; may be empty
   */
  public record Entry(
      long id,
      Instant at,
      Event event,
      @Nullable UUID account,
      @Nullable String username,
      @Nullable UUID by,
      @Nullable String byUsername,
      String credentialId,
      String dialect,
      String address,
      String userAgent) {
    /** For the account that it happened to: nothing of the device of whoever did it. */
    private Entry told() {
      return by == null
          ? this
          : new Entry(id, at, event, account, username, by, byUsername, "", dialect, "", "");
    }

    public Mark mark() {
      return new Mark(at, id);
    }
  }

  /** Where a page ends. */
  public record Mark(Instant at, long id) {}

  /**
   * Which entries; what is empty restricts nothing.
   *
   * @param from the first moment
   * @param until the moment after the last
   */
  public record Filter(
      Optional<UUID> account,
      Optional<Set<Event>> events,
      Optional<String> address,
      Optional<Instant> from,
      Optional<Instant> until) {
    static Filter of(UUID account) {
      return new Filter(
          Optional.of(account),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    boolean nothing() {
      return events.filter(Set::isEmpty).isPresent();
    }
  }

  /**
   * @param after the end of the page before; empty for the first page
   * @param limit 1 to {@link #MOST}
   * @throws Failure FORBIDDEN unless the caller manages the server; INVALID for another limit
   */
  public List<Entry> read(Caller by, Filter filter, Optional<Mark> after, int limit) {
    by.require(Permission.MANAGE_SERVER);
    return page(filter, after, limit);
  }

  /**
   * What happened to the caller's own account and credentials.
   *
   * @param after the end of the page before; empty for the first page
   * @param limit 1 to {@link #MOST}
   * @throws Failure FORBIDDEN for guests and for other people's programs; INVALID for another limit
   */
  public List<Entry> readOwn(Caller by, Optional<Mark> after, int limit) {
    if (by.role() == Role.GUEST || by.delegated() || by.restricted()) {
      throw Failure.forbidden("Only whoever has an account has a log of it.");
    }
    return page(Filter.of(by.accountId()), after, limit).stream().map(Entry::told).toList();
  }

  private List<Entry> page(Filter filter, Optional<Mark> after, int limit) {
    if (limit < 1 || limit > MOST) {
      throw Failure.invalid("A page of the audit log has 1 to 1,000 entries.");
    }
    if (filter.nothing()) {
      return List.of();
    }
    Map<String, Object> named = new HashMap<>();
    String sql = page(where(filter, after, named), filter.events(), limit);
    return transactions.call(() -> entries(sql, named));
  }

  private static String where(Filter filter, Optional<Mark> after, Map<String, Object> named) {
    StringBuilder where = new StringBuilder("TRUE");
    filter.account().ifPresent(id -> add(where, "account_id = :account", named, "account", id));
    filter.address().ifPresent(at -> add(where, "address = :address", named, "address", at));
    filter.from().ifPresent(from -> add(where, "at >= :from", named, "from", from));
    filter.until().ifPresent(until -> add(where, "at < :until", named, "until", until));
    after.ifPresent(
        mark -> {
          add(where, "at <= :at AND (at < :at OR id < :id)", named, "at", mark.at());
          named.put("id", mark.id());
        });
    return where.toString();
  }

  private static void add(
      StringBuilder where, String condition, Map<String, Object> named, String name, Object value) {
    where.append(" AND ").append(condition);
    named.put(name, value);
  }

  /** One part for each event, so that each is read off its index in order. */
  private static String page(String where, Optional<Set<Event>> events, int limit) {
    String order = " ORDER BY at DESC, id DESC LIMIT " + limit;
    Stream<String> conditions =
        events
            .map(some -> some.stream().map(event -> where + " AND event = '" + event + "'"))
            .orElse(Stream.of(where));
    String parts =
        conditions
            .map(condition -> "(SELECT * FROM audit WHERE " + condition + order + ")")
            .collect(Collectors.joining(" UNION ALL "));
    return """
        SELECT e.id, e.at, e.event, e.account_id, a.username, e.by_id, o.username, e.credential_id,
          e.dialect, e.address, e.user_agent
        FROM (SELECT * FROM (%s) AS parts%s) AS e
          LEFT JOIN account a ON a.id = e.account_id LEFT JOIN account o ON o.id = e.by_id
        ORDER BY e.at DESC, e.id DESC"""
        .formatted(parts, order);
  }

  @SuppressWarnings("unchecked")
  private List<Entry> entries(String sql, Map<String, Object> named) {
    Query query = entityManager.createNativeQuery(sql, Tuple.class);
    named.forEach(query::setParameter);
    List<Tuple> rows = query.getResultList();
    return rows.stream().map(AuditTrail::entry).toList();
  }

  private static Entry entry(Tuple row) {
    return new Entry(
        ((Number) row.get(0)).longValue(),
        time(row.get(1)),
        Event.valueOf(row.get(2, String.class)),
        idOrNull(row.get(3)),
        row.get(4, String.class),
        idOrNull(row.get(5)),
        row.get(6, String.class),
        row.get(7, String.class),
        row.get(8, String.class),
        row.get(9, String.class),
        row.get(10, String.class));
  }

  private static @Nullable UUID idOrNull(@Nullable Object value) {
    return value == null ? null : id(value);
  }

  static UUID id(Object value) {
    return value instanceof UUID id ? id : UUID.fromString(value.toString());
  }

  static Instant time(Object value) {
    return value instanceof Timestamp stamp
        ? stamp.toLocalDateTime().toInstant(ZoneOffset.UTC)
        : ((LocalDateTime) value).toInstant(ZoneOffset.UTC);
  }
}
