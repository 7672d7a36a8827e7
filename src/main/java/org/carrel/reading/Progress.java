package org.carrel.reading;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.carrel.access.Policy;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.Books;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;

/**
 * How far the caller has read each book. Every method throws FORBIDDEN for programs that were not
 * let into the progress; what changes something throws it for guests too, and NOT_FOUND for a book
 * that is unknown or hidden. For guests there is nothing to read.
 */
@Singleton
public class Progress {
  private static final int MOST_SESSIONS = 1_000;

  private final ReadingRows rows;
  private final ReadingLog log;
  private final ReadingVersions versions;
  private final Books books;
  private final Policy policy;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  Progress(
      ReadingRows rows,
      ReadingLog log,
      ReadingVersions versions,
      Books books,
      Policy policy,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.log = log;
    this.versions = versions;
    this.books = books;
    this.policy = policy;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Empty for a book that was never opened, and for a hidden one. */
  public Optional<ReadingPosition> find(Caller caller, UUID book) {
    return Optional.ofNullable(find(caller, List.of(book)).get(book));
  }

  /** Of many books, in one to three statements; without those that were never opened. */
  public Map<UUID, ReadingPosition> find(Caller caller, Collection<UUID> wanted) {
    if (!Readers.isOne(caller)) {
      return Map.of();
    }
    return transactions.call(
        () -> {
          List<UUID> opened = rows.opened(caller.accountId(), wanted);
          return opened.isEmpty() ? Map.of() : visible(caller, opened);
        });
  }

  private Map<UUID, ReadingPosition> visible(Caller caller, List<UUID> opened) {
    Collection<UUID> visible = books.visible(policy.visibility(caller), opened);
    return rows.positions(caller.accountId(), visible).stream()
        .map(PositionRow::position)
        .collect(Collectors.toMap(ReadingPosition::book, Function.identity()));
  }

  /** Of many books, in two statements: the readings that came to an end, the oldest first. */
  public Map<UUID, List<Readthrough>> readthroughs(Caller caller, Collection<UUID> wanted) {
    if (!Readers.isOne(caller)) {
      return Map.of();
    }
    Collection<UUID> visible = books.visible(policy.visibility(caller), wanted);
    return transactions.call(() -> rows.readthroughs(caller.accountId(), visible)).stream()
        .collect(Collectors.groupingBy(Readthrough::book));
  }

  /** The sessions of a book, the newest first; at most 1,000. */
  public List<ReadingSession> sessions(Caller caller, UUID book) {
    boolean seen = Readers.isOne(caller) && books.find(policy.visibility(caller), book).isPresent();
    return seen
        ? transactions.call(
            () ->
                rows.sessions(own(caller, book), MOST_SESSIONS).stream()
                    .map(ReadingSessionRow::session)
                    .toList())
        : List.of();
  }

  /**
   * Notes how far the caller has come.
   *
   * @return the session it belongs to: the last one, or a new one on another day, after a long
   *     pause, and in a book that was finished or abandoned, which begins the next readthrough
   * @throws Failure INVALID for a place that the book does not have
   */
  public ReadingSession update(Caller caller, UUID book, ProgressUpdate update) {
    int pages = require(caller, book).pages();
    return locked(
        caller, () -> log.record(own(caller, book), pages, update, clock.instant()).session());
  }

  /**
   * Takes the reading under way back; earlier ones stay.
   *
   * @return whether there was one
   */
  public boolean clear(Caller caller, UUID book) {
    require(caller, book);
    return locked(caller, () -> log.clear(own(caller, book)));
  }

  /**
   * The book is read to its end, whether or not its reading was told of.
   *
   * @return whether it was not finished yet
   */
  public boolean finish(Caller caller, UUID book) {
    int pages = require(caller, book).pages();
    return locked(caller, () -> log.finish(own(caller, book), pages, clock.instant()));
  }

  /**
   * The reading under way is given up.
   *
   * @return whether there was one
   */
  public boolean abandon(Caller caller, UUID book) {
    require(caller, book);
    return locked(caller, () -> log.abandon(own(caller, book), clock.instant()));
  }

  /**
   * Forgets all that is known of the caller and the book.
   *
   * @return how many sessions there were
   */
  public int deleteHistory(Caller caller, UUID book) {
    require(caller, book);
    return locked(caller, () -> log.forget(own(caller, book)));
  }

  public ReadingHabits habits(Caller caller) {
    return Readers.isOne(caller)
        ? transactions.call(() -> rows.habits(caller.accountId()))
        : ReadingHabits.USUAL;
  }

  /** From the next update on. */
  public void keep(Caller caller, ReadingHabits habits) {
    Readers.require(caller);
    transactions.runApart(() -> rows.keep(caller.accountId(), habits));
  }

  private BookEntry require(Caller caller, UUID book) {
    Readers.require(caller);
    return books
        .find(policy.visibility(caller), book)
        .orElseThrow(() -> Failure.notFound("There is no such book."));
  }

  private <T> T locked(Caller caller, Supplier<T> work) {
    T done =
        transactions.callApart(
            () -> {
              log.lock(caller.accountId());
              return work.get();
            });
    versions.drop(caller.accountId());
    return done;
  }

  private static OwnBook own(Caller caller, UUID book) {
    return new OwnBook(caller.accountId(), book);
  }
}
