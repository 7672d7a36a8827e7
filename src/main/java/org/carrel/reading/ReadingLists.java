package org.carrel.reading;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.Books;
import org.carrel.catalog.Rows;
import org.carrel.catalog.Visible;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;

/**
 * What the caller reads, might read next, and has read, of the books that it sees. Guests read
 * nothing. Each method throws FORBIDDEN for programs that were not let into the progress, and
 * INVALID for an offset below 0; of a limit counts 0 to 500.
 */
@Singleton
public class ReadingLists {
  private static final int MOST = 500;
  private static final BookList NOTHING = new BookList(List.of(), 0);

  private final Rows rows;
  private final Books books;
  private final Policy policy;
  private final Transactions transactions;

  @Inject
  ReadingLists(Rows rows, Books books, Policy policy, Transactions transactions) {
    this.rows = rows;
    this.books = books;
    this.policy = policy;
    this.transactions = transactions;
  }

  /** Books that are being read, the one read last first. */
  public BookList keepReading(Caller caller, long offset, int limit) {
    return list(
        caller,
        """
        SELECT b.id AS id, p.updated_at AS at
        FROM reading_position p JOIN book b ON b.id = p.book_id
        WHERE p.account_id = :reader AND p.status = 'READING' AND %s""",
        offset,
        limit);
  }

  /** Books that were read to their end, the one finished last first. */
  public BookList history(Caller caller, long offset, int limit) {
    return list(
        caller,
        """
        SELECT b.id AS id, p.finished_at AS at
        FROM reading_position p JOIN book b ON b.id = p.book_id
        WHERE p.account_id = :reader AND p.finished_at IS NOT NULL AND %s""",
        offset,
        limit);
  }

  /**
   * Of each series of which a book was finished and none is being read, the first book that was
   * never opened; the series read last first.
   */
  public BookList onDeck(Caller caller, long offset, int limit) {
    return list(
        caller,
        """
        SELECT d.id AS id, d.at AS at FROM (
          SELECT r.at AS at,
            (SELECT b.id FROM book b FORCE INDEX (book_of_series)
              WHERE b.series_id = r.series_id AND %1$s AND NOT EXISTS (
                SELECT 1 FROM reading_position o
                WHERE o.account_id = :reader AND o.book_id = b.id)
              ORDER BY b.series_sort, b.id LIMIT 1) AS id
          FROM (SELECT b.series_id AS series_id, MAX(p.updated_at) AS at
              FROM reading_position p JOIN book b ON b.id = p.book_id
              WHERE p.account_id = :reader AND b.series_id IS NOT NULL AND %1$s
              GROUP BY b.series_id
              HAVING MAX(p.status = 'READING') = 0 AND MAX(p.finished_at) IS NOT NULL) r) d
        WHERE d.id IS NOT NULL""",
        offset,
        limit);
  }

  /**
   * @param found selects an id and a time, with a place for what is visible
   */
  private BookList list(Caller caller, String found, long offset, int limit) {
    if (offset < 0) {
      throw Failure.invalid("A list begins at 0.");
    }
    if (!Readers.isOne(caller)) {
      return NOTHING;
    }
    Visibility visibility = policy.visibility(caller);
    Visible visible = Visible.to(visibility);
    Map<String, Object> reader = visible.with(Map.of("reader", caller.accountId()));
    String sql = found.formatted(visible.predicate());
    return transactions.call(
        () ->
            new BookList(
                books.find(visibility, ids(sql, reader, offset, limit)), count(sql, reader)));
  }

  private List<UUID> ids(String sql, Map<String, Object> reader, long offset, int limit) {
    String page =
        "SELECT f.id AS id FROM (%s) f ORDER BY f.at DESC, f.id LIMIT %d OFFSET %d"
            .formatted(sql, Math.max(0, Math.min(limit, MOST)), offset);
    return rows.read(page, reader, Map.of("id", UUID.class)).stream()
        .map(row -> row.get("id", UUID.class))
        .toList();
  }

  private long count(String sql, Map<String, Object> reader) {
    return rows.read(
            "SELECT COUNT(*) AS number FROM (" + sql + ") f", reader, Map.of("number", Long.class))
        .get(0)
        .get("number", Long.class);
  }
}
