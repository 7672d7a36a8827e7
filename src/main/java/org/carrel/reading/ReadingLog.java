package org.carrel.reading;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carrel.catalog.Rows;

/** Writes down what somebody reads; always inside a unit of work, with the account locked. */
@Singleton
class ReadingLog {
  /** A book that is told to be finished again within a day was not read twice. */
  private static final Duration SAME_END = Duration.ofDays(1);

  private final ReadingRows rows;
  private final Rows sql;

  @Inject
  ReadingLog(ReadingRows rows, Rows sql) {
    this.rows = rows;
    this.sql = sql;
  }

  /**
   * @param pages of the book; 0 when that is not known
   */
  ReadingSessionRow record(OwnBook reader, int pages, ProgressUpdate update, Instant now) {
    Place place = update.place(pages);
    Optional<PositionRow> before = rows.position(reader);
    Optional<ReadingSessionRow> newest = before.flatMap(there -> rows.newest(reader));
    boolean complete = update.completes(pages);
    if (complete && newest.filter(last -> isSameEnd(last, now)).isPresent()) {
      reach(before.orElseThrow(), newest.get(), update, place, now);
      return newest.get();
    }
    PositionRow position = before.orElseGet(() -> new PositionRow(reader));
    ReadingSessionRow session = session(reader, position, newest, place, now);
    reach(position, session, update, place, now);
    if (complete) {
      end(position, session, ReadingStatus.FINISHED, now);
    }
    before.ifPresentOrElse(rows::add, () -> rows.open(position, reader.book()));
    rows.add(session);
    return session;
  }

  private static boolean isSameEnd(ReadingSessionRow last, Instant now) {
    return last.isFinished() && now.isBefore(last.updatedAt().plus(SAME_END));
  }

  private static void reach(
      PositionRow position,
      ReadingSessionRow session,
      ProgressUpdate update,
      Place place,
      Instant now) {
    position.reach(place, update.elapsedSeconds(), now);
    position.tell(update.device(), update.deviceId());
    session.reach(place, update.elapsedSeconds(), update.deviceId(), now);
  }

  /** The newest one if it goes on, else another: of the same readthrough or the next. */
  private ReadingSessionRow session(
      OwnBook reader,
      PositionRow position,
      Optional<ReadingSessionRow> newest,
      Place place,
      Instant now) {
    ReadingHabits habits = rows.habits(reader.account());
    Optional<ReadingSessionRow> goingOn = newest.filter(last -> last.goesOn(habits, now));
    if (goingOn.isPresent()) {
      return goingOn.get();
    }
    if (newest.filter(ReadingSessionRow::isUnderWay).isEmpty()) {
      position.begin(newest.map(ReadingSessionRow::readthrough).orElse(0) + 1, now);
      return new ReadingSessionRow(reader, position.readthrough(), habits.day(now), place, now);
    }
    return new ReadingSessionRow(
        reader, position.readthrough(), habits.day(now), position.place(), now);
  }

  private static void end(
      PositionRow position, ReadingSessionRow session, ReadingStatus how, Instant now) {
    position.end(how, now);
    session.end(how);
  }

  /**
   * Ends the reading under way at the end of the book, or notes one that nobody told of.
   *
   * @return whether it was not finished yet
   */
  boolean finish(OwnBook reader, int pages, Instant now) {
    if (rows.position(reader).filter(p -> p.status() == ReadingStatus.FINISHED).isPresent()) {
      return false;
    }
    Place end = pages < 1 ? Place.atEnd() : Place.ofPage(pages, pages);
    record(reader, pages, new ProgressUpdate.Flowing(end, Optional.of(true), 0, null), now);
    return true;
  }

  /**
   * Ends the reading under way where it is.
   *
   * @return whether there was one
   */
  boolean abandon(OwnBook reader, Instant now) {
    Optional<PositionRow> position = rows.position(reader).filter(PositionRow::isUnderWay);
    position.ifPresent(
        there -> {
          ReadingSessionRow last = rows.newest(reader).orElseThrow();
          last.reach(there.place(), 0, null, now);
          end(there, last, ReadingStatus.ABANDONED, now);
        });
    return position.isPresent();
  }

  /**
   * Takes the reading under way back, as if it had not begun.
   *
   * @return whether there was one
   */
  boolean clear(OwnBook reader) {
    Optional<PositionRow> position = rows.position(reader).filter(PositionRow::isUnderWay);
    position.ifPresent(
        there -> {
          rows.forget(reader, there.readthrough());
          forgetPushed(reader);
          List<Readthrough> ended = rows.readthroughs(reader.account(), List.of(reader.book()));
          if (ended.isEmpty()) {
            rows.remove(there, reader.book());
          } else {
            there.restore(ended.get(ended.size() - 1), lastPlace(reader));
          }
        });
    return position.isPresent();
  }

  private Place lastPlace(OwnBook reader) {
    return rows.newest(reader).orElseThrow().endPlace();
  }

  /**
   * @return how many sessions were forgotten
   */
  int forget(OwnBook reader) {
    rows.position(reader).ifPresent(position -> rows.remove(position, reader.book()));
    forgetPushed(reader);
    return rows.forget(reader);
  }

  /**
   * Else the next device that asks would bring it all back. A file name that other books have too
   * is not this one's.
   */
  private void forgetPushed(OwnBook reader) {
    sql.change(
        "DELETE FROM told_progression WHERE account_id = :account AND book_id = :book",
        Map.of("book", reader.book(), "account", reader.account()));
    sql.change(
        "DELETE d FROM document_progress d JOIN book_document n ON n.document = d.document"
            + " WHERE n.book_id = :book AND d.account_id = :account"
            + " AND (NOT n.by_name OR NOT EXISTS (SELECT 1 FROM book_document o"
            + " WHERE o.document = n.document AND o.book_id <> n.book_id))",
        Map.of("book", reader.book(), "account", reader.account()));
  }

  void lock(UUID account) {
    rows.lock(account);
  }
}
