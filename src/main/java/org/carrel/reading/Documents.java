package org.carrel.reading;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.Shelved;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;
import org.carrel.reading.DocumentNames.Meant;
import org.carrel.reading.DocumentProgress.Kept;

/**
 * What the caller's KOReader devices keep here: of books of the catalogue, which are one with what
 * other apps tell of them, and of whatever else they read. A document that is no book yet becomes
 * one's progress when the book appears. Every method throws FORBIDDEN without ACCESS_KOREADER_SYNC,
 * and for guests.
 */
@Singleton
public class Documents {
  private final DocumentRows rows;
  private final DocumentNames names;
  private final ReadingRows readings;
  private final ReadingLog log;
  private final ReadingVersions versions;
  private final Policy policy;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  Documents(
      DocumentRows rows,
      DocumentNames names,
      ReadingRows readings,
      ReadingLog log,
      ReadingVersions versions,
      Policy policy,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.names = names;
    this.readings = readings;
    this.log = log;
    this.versions = versions;
    this.policy = policy;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Keeps what a device pushed; the last one counts, also backwards.
   *
   * @return when it was kept
   * @throws Failure INVALID beyond 20,000 documents of one account
   */
  public Instant put(Caller caller, DocumentProgress pushed) {
    Visibility visibility = require(caller);
    Instant now = clock.instant();
    transactions.runApart(
        () -> {
          log.lock(caller.accountId());
          rows.put(caller.accountId(), pushed, now);
          names
              .find(visibility, pushed.document())
              .ifPresent(meant -> record(caller.accountId(), meant, pushed, now));
        });
    versions.drop(caller.accountId());
    return now;
  }

  /** Also of a hidden book, for the day it is not hidden any more: nobody sees it before. */
  private void record(UUID account, Meant meant, DocumentProgress pushed, Instant at) {
    log.record(new OwnBook(account, meant.book()), meant.pages(), new Pushed(pushed), at);
  }

  /**
   * What the next device goes on with: word for word what a device pushed of the document, unless
   * the book was read on by another app, or under its other hash, since then.
   *
   * @return empty if nothing is known of it
   * @throws Failure INVALID for what is no document's name
   */
  public Optional<Kept> find(Caller caller, String document) {
    Visibility visibility = require(caller);
    DocumentProgress.requireName(document);
    return transactions.call(
        () -> {
          Optional<Kept> pushed = rows.find(caller.accountId(), document).map(DocumentRow::kept);
          return names
              .find(visibility, document)
              .filter(Meant::seen)
              .flatMap(meant -> readOn(caller.accountId(), meant, document, pushed))
              .or(() -> pushed);
        });
  }

  private Optional<Kept> readOn(UUID account, Meant meant, String document, Optional<Kept> pushed) {
    return readings
        .position(new OwnBook(account, meant.book()))
        .map(PositionRow::position)
        .filter(position -> pushed.filter(p -> !p.at().isBefore(position.updatedAt())).isEmpty())
        .map(position -> KoreaderPlace.of(position, document, meant.pages(), meant.flowing()));
  }

  private Visibility require(Caller caller) {
    Readers.require(caller);
    policy.require(caller, Permission.ACCESS_KOREADER_SYNC);
    return policy.visibility(caller);
  }

  /** Names the books that were just written, and joins what was pushed of them before. */
  void join(@Observes Shelved shelved) {
    Set<UUID> books = shelved.books();
    if (books.isEmpty()) {
      return;
    }
    transactions.run(
        () -> {
          names.learn(books);
          rows.of(books).forEach(this::join);
        });
  }

  private void join(DocumentRow row) {
    names.find(Visibility.ALL, row.progress().document()).ifPresent(meant -> join(row, meant));
  }

  private void join(DocumentRow row, Meant meant) {
    log.lock(row.account());
    boolean news =
        readings
            .position(new OwnBook(row.account(), meant.book()))
            .filter(position -> !position.updatedAt().isBefore(row.updatedAt()))
            .isEmpty();
    if (news) {
      record(row.account(), meant, row.progress(), row.updatedAt());
    }
  }
}
