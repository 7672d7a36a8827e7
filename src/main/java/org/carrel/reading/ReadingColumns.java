package org.carrel.reading;

import java.util.UUID;
import org.carrel.access.Visibility;
import org.carrel.catalog.Column;
import org.carrel.catalog.Visible;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;

/**
 * How far the caller has read, as something that books and series can be asked about: READING,
 * FINISHED, ABANDONED or NOT_STARTED.
 */
public final class ReadingColumns {
  private ReadingColumns() {}

  /**
   * @throws Failure FORBIDDEN for programs that were not let into the progress
   */
  public static Column ofBooks(Caller caller) {
    Readers.isOne(caller);
    return new OfBook(caller.accountId());
  }

  /**
   * A series is read when each of its books is that the caller sees, and abandoned when one is and
   * none is being read.
   *
   * @throws Failure FORBIDDEN for programs that were not let into the progress
   */
  public static Column ofSeries(Caller caller, Visibility visibility) {
    Readers.isOne(caller);
    return new OfSeries(caller.accountId(), visibility);
  }

  /**
   * The same of the books that were opened only: READING, FINISHED or ABANDONED, missing in all
   * others. It begins with what the reader has opened, so it costs little in a large catalogue.
   *
   * @param version as {@link ReadingVersions#of} has it: what was counted before counts no more
   *     when it has changed
   */
  public static Column ofOpened(Caller caller, String version) {
    Readers.isOne(caller);
    return new OfPosition(caller.accountId(), version);
  }

  private record OfPosition(UUID reader, String version) implements Column {
    @Override
    public String expression() {
      return "p.status";
    }

    @Override
    public String among() {
      return """
          SELECT 1 FROM reading_position p
          WHERE p.account_id = '%s' AND p.book_id = b.id AND %%s"""
          .formatted(reader);
    }
  }

  private record OfBook(UUID reader) implements Column {
    @Override
    public String expression() {
      return """
          COALESCE((SELECT p.status FROM reading_position p
            WHERE p.account_id = '%s' AND p.book_id = b.id), 'NOT_STARTED')"""
          .formatted(reader);
    }

    @Override
    public boolean lasting() {
      return false;
    }
  }

  private record OfSeries(UUID reader, Visibility visibility) implements Column {
    @Override
    public String expression() {
      return """
          (SELECT CASE WHEN COUNT(p.book_id) = 0 THEN 'NOT_STARTED'
              WHEN COUNT(p.finished_at) = COUNT(*) AND SUM(p.status = 'READING') = 0 THEN 'FINISHED'
              WHEN SUM(p.status = 'ABANDONED') > 0 AND SUM(p.status = 'READING') = 0 THEN 'ABANDONED'
              ELSE 'READING' END
            FROM book b LEFT JOIN reading_position p
              ON p.book_id = b.id AND p.account_id = '%s'
            WHERE b.series_id = s.id AND %s)"""
          .formatted(reader, Visible.to(visibility).predicate());
    }

    @Override
    public boolean lasting() {
      return false;
    }
  }
}
