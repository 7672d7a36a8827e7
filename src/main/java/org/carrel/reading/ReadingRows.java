package org.carrel.reading;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carrel.catalog.Row;
import org.carrel.catalog.Rows;
import org.carrel.failure.Failure;

/** The tables of positions, sessions and habits; always inside a unit of work. */
@Singleton
class ReadingRows {
  private static final Map<String, Class<?>> READTHROUGH =
      Map.of(
          "book_id", UUID.class,
          "readthrough", Integer.class,
          "abandoned", Integer.class,
          "elapsed", Long.class,
          "started_at", Instant.class,
          "completed_at", Instant.class);

  private final EntityManager entityManager;
  private final Rows rows;

  @Inject
  ReadingRows(EntityManager entityManager, Rows rows) {
    this.entityManager = entityManager;
    this.rows = rows;
  }

  /**
   * Lets what one account reads follow each other, whichever node it is told to.
   *
   * @throws Failure FORBIDDEN if there is no such account
   */
  void lock(UUID account) {
    boolean none =
        entityManager
            .createNativeQuery("SELECT number FROM account WHERE id = ?1 FOR UPDATE")
            .setParameter(1, account)
            .getResultList()
            .isEmpty();
    if (none) {
      throw Readers.noReader();
    }
  }

  ReadingHabits habits(UUID account) {
    return rows
        .read(
            "SELECT day_begins_at, grace_seconds FROM reading_habits WHERE account_id = :account",
            Map.of("account", account),
            Map.of("day_begins_at", Integer.class, "grace_seconds", Integer.class))
        .stream()
        .findFirst()
        .map(
            row ->
                new ReadingHabits(
                    row.get("day_begins_at", Integer.class),
                    Duration.ofSeconds(row.get("grace_seconds", Integer.class))))
        .orElse(ReadingHabits.USUAL);
  }

  void keep(UUID account, ReadingHabits habits) {
    rows.change(
        "INSERT INTO reading_habits (account_id, day_begins_at, grace_seconds)"
            + " VALUES (:account, :begins, :grace) ON DUPLICATE KEY UPDATE"
            + " day_begins_at = VALUES(day_begins_at), grace_seconds = VALUES(grace_seconds)",
        Map.of(
            "account", account,
            "begins", habits.dayBeginsAt(),
            "grace", habits.grace().toSeconds()));
  }

  Optional<PositionRow> position(OwnBook reader) {
    return Optional.ofNullable(entityManager.find(PositionRow.class, reader));
  }

  /** Which of the books the account has a position in. */
  List<UUID> opened(UUID account, Collection<UUID> books) {
    return books.isEmpty()
        ? List.of()
        : rows
            .read(
                "SELECT p.book_id AS book_id FROM reading_position p"
                    + " WHERE p.account_id = :account AND p.book_id IN (:books)",
                Map.of("account", account, "books", books),
                Map.of("book_id", UUID.class))
            .stream()
            .map(row -> row.get("book_id", UUID.class))
            .toList();
  }

  List<PositionRow> positions(UUID account, Collection<UUID> books) {
    return books.isEmpty()
        ? List.of()
        : entityManager
            .createQuery(
                "SELECT p FROM PositionRow p"
                    + " WHERE p.id.account = :account AND p.id.book IN :books",
                PositionRow.class)
            .setParameter("account", account)
            .setParameter("books", books)
            .getResultList();
  }

  void add(Object row) {
    entityManager.persist(row);
  }

  /** The first of an account in a book, which has one reader more. */
  void open(PositionRow row, UUID book) {
    entityManager.persist(row);
    count(book, 1);
  }

  void remove(PositionRow row, UUID book) {
    entityManager.remove(row);
    count(book, -1);
  }

  private void count(UUID book, int more) {
    rows.change(
        "UPDATE book SET readers = readers + :more WHERE id = :book",
        Map.of("more", more, "book", book));
  }

  Optional<ReadingSessionRow> newest(OwnBook reader) {
    return sessions(reader, 1).stream().findFirst();
  }

  /** The newest first. */
  List<ReadingSessionRow> sessions(OwnBook reader, int most) {
    return entityManager
        .createQuery(
            "SELECT s FROM ReadingSessionRow s WHERE s.reader = :reader ORDER BY s.id DESC",
            ReadingSessionRow.class)
        .setParameter("reader", reader)
        .setMaxResults(most)
        .getResultList();
  }

  int forget(OwnBook reader) {
    return rows.change(
        "DELETE FROM reading_session WHERE account_id = :account AND book_id = :book",
        Map.of("account", reader.account(), "book", reader.book()));
  }

  int forget(OwnBook reader, int readthrough) {
    return rows.change(
        "DELETE FROM reading_session"
            + " WHERE account_id = :account AND book_id = :book AND readthrough = :number",
        Map.of("account", reader.account(), "book", reader.book(), "number", readthrough));
  }

  /** Those that came to an end, of each book the oldest first. */
  List<Readthrough> readthroughs(UUID account, Collection<UUID> books) {
    return books.isEmpty()
        ? List.of()
        : rows
            .read(
                """
                SELECT s.book_id AS book_id, s.readthrough AS readthrough,
                  MAX(s.status = 'ABANDONED') AS abandoned, SUM(s.elapsed_seconds) AS elapsed,
                  MIN(s.created_at) AS started_at, MAX(s.updated_at) AS completed_at
                FROM reading_session s WHERE s.account_id = :account AND s.book_id IN (:books)
                GROUP BY s.book_id, s.readthrough HAVING MAX(s.status <> 'READING') = 1
                ORDER BY s.book_id, s.readthrough
                """,
                Map.of("account", account, "books", books),
                READTHROUGH)
            .stream()
            .map(ReadingRows::readthrough)
            .toList();
  }

  private static Readthrough readthrough(Row row) {
    return new Readthrough(
        row.get("book_id", UUID.class),
        row.get("readthrough", Integer.class),
        row.get("abandoned", Integer.class) == 1,
        (int) Math.min(Integer.MAX_VALUE, row.get("elapsed", Long.class)),
        row.get("started_at", Instant.class),
        row.get("completed_at", Instant.class));
  }
}
