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
import org.carrel.reading.Spots.Clues;

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
  private final Spots spots;
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
      Spots spots,
      ReadingLog log,
      ReadingVersions versions,
      Policy policy,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.names = names;
    this.readings = readings;
    this.spots = spots;
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
    Known known = transactions.call(() -> known(visibility, caller.accountId(), document));
    return known.later().map(later -> made(visibility, document, later)).or(known::pushed);
  }

  /**
   * What is kept of a document.
   *
   * @param later what was read elsewhere since it was pushed
   */
  private record Known(Optional<Kept> pushed, Optional<Later> later) {}

  private record Later(Meant meant, Clues clues) {}

  private Known known(Visibility visibility, UUID account, String document) {
    Optional<Kept> pushed = rows.find(account, document).map(DocumentRow::kept);
    return new Known(
        pushed,
        names
            .find(visibility, document)
            .filter(Meant::seen)
            .flatMap(meant -> readOn(account, meant, pushed)));
  }

  private Optional<Later> readOn(UUID account, Meant meant, Optional<Kept> pushed) {
    OwnBook reader = new OwnBook(account, meant.book());
    return readings
        .position(reader)
        .filter(row -> pushed.filter(p -> !p.at().isBefore(row.updatedAt())).isEmpty())
        .map(row -> new Later(meant, spots.clues(reader, row)));
  }

  private Kept made(Visibility visibility, String document, Later later) {
    Meant meant = later.meant();
    ReadingPosition position = later.clues().position();
    if (!meant.flowing()) {
      return KoreaderPlace.ofPages(position, document, meant.pages());
    }
    boolean exact = position.place().koreader() != null;
    Spot spot = exact ? Spot.NOWHERE : spots.find(visibility, meant.book(), later.clues());
    return KoreaderPlace.ofSpot(position, document, meant.pages(), spot);
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
