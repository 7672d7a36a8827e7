package org.carrel.reading;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.catalog.ScannedLibrary;
import org.carrel.config.Transactions;
import org.carrel.identity.Caller;
import org.carrel.identity.Limits;
import org.carrel.identity.Node;
import org.carrel.identity.Permission;
import org.carrel.identity.Proof;
import org.carrel.testing.SetClock;
import org.jspecify.annotations.Nullable;

/** One server's reading room over a scanned library, wired as the container does. */
final class ReadingNode implements AutoCloseable {
  final ScannedLibrary library;
  final SetClock clock;
  final Node identity;
  final ReadingVersions versions;
  final Progress progress;
  final SeriesProgress series;
  final ReadingLists lists;
  final ReadingTotals totals;
  final Documents documents;
  final Progressions progressions;
  final Bookmarks bookmarks;
  final Annotations annotations;
  final Caller owner;
  final Caller reader;

  ReadingNode(Path folder) throws IOException {
    library = new ScannedLibrary(folder);
    clock = library.clock();
    identity = new Node(library.database(), clock);
    Transactions transactions = library.database().transactions();
    Policy policy = new Policy();
    ReadingRows rows = new ReadingRows(library.database().entityManager(), library.rows());
    ReadingLog log = new ReadingLog(rows, library.rows());
    versions = new ReadingVersions(library.rows(), transactions, Ticker.systemTicker());
    progress = new Progress(rows, log, versions, library.books(), policy, transactions, clock);
    series = new SeriesProgress(library.rows(), log, versions, policy, transactions, clock);
    lists = new ReadingLists(library.rows(), library.books(), policy, transactions);
    totals = new ReadingTotals(library.rows(), policy, transactions);
    ToldRows told = new ToldRows(library.rows());
    Spots spots = new Spots(library.rows(), told, library.publications());
    documents =
        new Documents(
            new DocumentRows(library.database().entityManager()),
            new DocumentNames(library.rows()),
            rows,
            spots,
            log,
            versions,
            policy,
            transactions,
            clock);
    progressions =
        new Progressions(
            rows, told, spots, log, versions, library.books(), policy, transactions, clock);
    library.whenShelved(documents::join);
    Marks marks = new Marks(library.database().entityManager(), library.books(), policy);
    bookmarks = new Bookmarks(marks, transactions, clock);
    annotations = new Annotations(marks, transactions, clock);
    owner = identity.owner();
    reader = user("reader");
  }

  /** Somebody who may sync. */
  Caller user(String name) {
    return identity.user(owner, name, Permission.ACCESS_KOREADER_SYNC);
  }

  /** The same account, which may read up to an age only. */
  static Caller aged(Caller caller, @Nullable Integer age) {
    return new Caller(
        caller.accountId(),
        caller.username(),
        caller.role(),
        false,
        caller.permissions(),
        caller.scopes(),
        Proof.API_KEY,
        true,
        "1",
        caller.epoch(),
        new Limits(false, age, false));
  }

  /** An administrator who looks at the server as the account does. */
  static Caller seen(Caller caller) {
    return new Caller(
        caller.accountId(),
        caller.username(),
        caller.role(),
        false,
        caller.permissions(),
        caller.scopes(),
        Proof.PREVIEW,
        true,
        "1",
        caller.epoch(),
        Limits.NONE);
  }

  UUID seriesOf(String title) {
    return library
        .books()
        .find(new Policy().visibility(owner), library.book(title))
        .map(book -> Objects.requireNonNull(book.series()).id())
        .orElseThrow();
  }

  void exclude(Caller caller) {
    library
        .database()
        .transactions()
        .run(
            () ->
                library
                    .rows()
                    .change(
                        "INSERT INTO library_exclusion (account_id, library_id)"
                            + " VALUES (:account, :library)",
                        Map.of("account", caller.accountId(), "library", library.id())));
  }

  @Override
  public void close() {
    library.close();
  }
}
