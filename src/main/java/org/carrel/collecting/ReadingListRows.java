package org.carrel.collecting;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carrel.catalog.Part.Range;
import org.carrel.catalog.Row;
import org.carrel.catalog.Rows;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;

/** The tables of reading lists; always inside a unit of work. */
@Singleton
class ReadingListRows {
  private static final int MOST = 200;
  private static final int MOST_BOOKS = 50_000;
  private static final int SLICE = 500;
  private static final String COLUMNS =
      """
      l.id AS id, l.account_id AS account_id, l.name AS name, l.description AS description,
      l.audience AS audience, l.updated_at AS updated_at""";
  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "id", UUID.class,
          "account_id", UUID.class,
          "name", String.class,
          "description", String.class,
          "audience", String.class,
          "updated_at", Instant.class);

  private final Rows rows;

  @Inject
  ReadingListRows(Rows rows) {
    this.rows = rows;
  }

  List<ReadingList> page(Caller caller, Range range) {
    return read(
        caller,
        "TRUE ORDER BY l.name, l.id LIMIT :count OFFSET :offset",
        Map.of("count", range.limit(), "offset", range.offset()));
  }

  long count(Caller caller) {
    return number(
        "reading_list l WHERE " + Audience.seen(caller, "l"), Map.of("caller", caller.accountId()));
  }

  Optional<ReadingList> find(Caller caller, UUID id) {
    return read(caller, "l.id = :id", Map.of("id", id)).stream().findFirst();
  }

  private List<ReadingList> read(Caller caller, String condition, Map<String, Object> named) {
    Map<String, Object> parameters = new HashMap<>(named);
    parameters.put("caller", caller.accountId());
    String sql =
        "SELECT %s FROM reading_list l WHERE %s AND %s"
            .formatted(COLUMNS, Audience.seen(caller, "l"), condition);
    return rows.read(sql, parameters, TYPES).stream().map(ReadingListRows::list).toList();
  }

  private static ReadingList list(Row row) {
    return new ReadingList(
        row.get("id", UUID.class),
        row.get("account_id", UUID.class),
        row.get("name", String.class),
        row.get("description", String.class),
        Audience.valueOf(row.get("audience", String.class)),
        row.get("updated_at", Instant.class));
  }

  /**
   * In each list's order.
   *
   * @throws Failure INVALID for lists of more than 50,000 books together
   */
  Map<UUID, List<UUID>> books(Collection<UUID> lists) {
    String sql =
        """
        SELECT r.list_id AS list_id, r.book_id AS book_id FROM reading_list_book r
        WHERE r.list_id IN (:lists) AND r.position < :longest
        ORDER BY r.list_id, r.position LIMIT :count""";
    List<Row> found =
        rows.read(
            sql,
            Map.of("lists", lists, "longest", ReadingListPlan.MOST, "count", MOST_BOOKS + 1),
            Map.of("list_id", UUID.class, "book_id", UUID.class));
    if (found.size() > MOST_BOOKS) {
      throw Failure.invalid("These lists have too many books for one request.");
    }
    return byList(found);
  }

  private static Map<UUID, List<UUID>> byList(List<Row> found) {
    Map<UUID, List<UUID>> books = new LinkedHashMap<>();
    found.forEach(
        row ->
            books
                .computeIfAbsent(row.get("list_id", UUID.class), absent -> new ArrayList<>())
                .add(row.get("book_id", UUID.class)));
    return books;
  }

  /**
   * @throws Failure INVALID if the account has 200 already
   */
  void requireRoom(Caller caller) {
    long there =
        number("reading_list l WHERE l.account_id = :caller", Map.of("caller", caller.accountId()));
    if (there >= MOST) {
      throw Failure.invalid("An account has at most 200 reading lists.");
    }
  }

  private long number(String from, Map<String, Object> parameters) {
    return rows.read(
            "SELECT COUNT(*) AS number FROM " + from, parameters, Map.of("number", Long.class))
        .get(0)
        .get("number", Long.class);
  }

  void insert(Caller caller, UUID id, ReadingListPlan plan, Instant now) {
    rows.change(
        """
        INSERT INTO reading_list (id, account_id, name, audience, created_at, updated_at)
        VALUES (:id, :account, :name, :audience, :now, :now)""",
        Map.of(
            "id", id,
            "account", caller.accountId(),
            "name", plan.name(),
            "audience", plan.audience().orElse(Audience.PRIVATE).name(),
            "now", now));
  }

  /** Whether it is still there. */
  boolean update(UUID id, ReadingListPlan plan, Instant now) {
    Map<String, Object> parameters = new HashMap<>(Map.of("id", id, "name", plan.name()));
    parameters.put("now", now);
    plan.audience().ifPresent(audience -> parameters.put("audience", audience.name()));
    String sql =
        "UPDATE reading_list SET name = :name, updated_at = :now%s WHERE id = :id"
            .formatted(plan.audience().isPresent() ? ", audience = :audience" : "");
    return rows.change(sql, parameters) > 0;
  }

  /** Locks it, since its books are about to change; whether it is still there. */
  boolean touch(UUID id, Instant now) {
    return rows.change(
            "UPDATE reading_list SET updated_at = :now WHERE id = :id",
            Map.of("id", id, "now", now))
        > 0;
  }

  /** Replaces the books; the list's row is locked by now. */
  void list(UUID id, List<UUID> books) {
    rows.change("DELETE FROM reading_list_book WHERE list_id = :id", Map.of("id", id));
    for (int from = 0; from < books.size(); from += SLICE) {
      insert(id, from, books.subList(from, Math.min(books.size(), from + SLICE)));
    }
  }

  private void insert(UUID id, int from, List<UUID> books) {
    Map<String, Object> named = new HashMap<>(Map.of("id", id));
    List<String> values = new ArrayList<>();
    for (int i = 0; i < books.size(); i++) {
      values.add("(:id, %d, :book%d)".formatted(from + i, i));
      named.put("book" + i, books.get(i));
    }
    rows.change(
        "INSERT INTO reading_list_book (list_id, position, book_id) VALUES "
            + String.join(", ", values),
        named);
  }

  void delete(UUID id) {
    rows.change("DELETE FROM reading_list WHERE id = :id", Map.of("id", id));
  }
}
