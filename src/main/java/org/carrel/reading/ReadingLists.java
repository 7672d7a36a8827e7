package org.carrel.reading;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.Books;
import org.carrel.catalog.Part;
import org.carrel.catalog.Part.Range;
import org.carrel.catalog.Rows;
import org.carrel.catalog.Visible;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;

/**
 * What somebody reads, might read next, and has read, of the books that the caller sees. Guests
 * read nothing. Each method throws FORBIDDEN for programs that were not let into the progress.
 */
@Singleton
public class ReadingLists {
  private static final Part<BookEntry> NOTHING = new Part<>(List.of(), 0);

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

  /** Books that the caller is reading, the one read last first. */
  public Part<BookEntry> keepReading(Caller caller, Range range) {
    return keepReading(caller, caller.accountId(), range);
  }

  /**
   * The same of anybody.
   *
   * @throws Failure FORBIDDEN for another's without MANAGE_USERS
   */
  public Part<BookEntry> keepReading(Caller caller, UUID reader, Range range) {
    if (!reader.equals(caller.accountId())) {
      policy.require(caller, Permission.MANAGE_USERS);
    }
    return list(
        caller,
        reader,
        """
        SELECT b.id AS id, p.updated_at AS at
        FROM reading_position p JOIN book b ON b.id = p.book_id
        WHERE p.account_id = :reader AND p.status = 'READING' AND %s""",
        range);
  }

  /** Books that the caller read to their end, the one finished last first. */
  public Part<BookEntry> history(Caller caller, Range range) {
    return list(
        caller,
        caller.accountId(),
        """
        SELECT b.id AS id, p.finished_at AS at
        FROM reading_position p JOIN book b ON b.id = p.book_id
        WHERE p.account_id = :reader AND p.finished_at IS NOT NULL AND %s""",
        range);
  }

  /**
   * Of each series of which the caller finished a book and reads none, the first book that was
   * never opened; the series read last first.
   */
  public Part<BookEntry> onDeck(Caller caller, Range range) {
    return list(
        caller,
        caller.accountId(),
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
        range);
  }

  /**
   * @param found selects an id and a time, with a place for what is visible
   */
  private Part<BookEntry> list(Caller caller, UUID reader, String found, Range range) {
    if (!Readers.isOne(caller)) {
      return NOTHING;
    }
    Visibility visibility = policy.visibility(caller);
    Visible visible = Visible.to(visibility);
    Map<String, Object> named = visible.with(Map.of("reader", reader));
    String sql = found.formatted(visible.predicate());
    return transactions.call(
        () -> new Part<>(books.find(visibility, ids(sql, named, range)), count(sql, named)));
  }

  private List<UUID> ids(String sql, Map<String, Object> named, Range range) {
    String page =
        "SELECT f.id AS id FROM (%s) f ORDER BY f.at DESC, f.id LIMIT %d OFFSET %d"
            .formatted(sql, range.limit(), range.offset());
    return rows.read(page, named, Map.of("id", UUID.class)).stream()
        .map(row -> row.get("id", UUID.class))
        .toList();
  }

  private long count(String sql, Map<String, Object> named) {
    return rows.read(
            "SELECT COUNT(*) AS number FROM (" + sql + ") f", named, Map.of("number", Long.class))
        .get(0)
        .get("number", Long.class);
  }
}
