package org.carrel.catalog;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.catalog.KeptFields.Kept;
import org.carrel.config.Transactions;
import org.carrel.format.UnreadableBook.Defect;
import org.jspecify.annotations.Nullable;

/** Writes what was read of a slice of files: one short transaction, under the scan's lease. */
@Singleton
class Shelving {
  private final EntityManager entityManager;
  private final Transactions transactions;
  private final ScanLease lease;
  private final NameRows nameRows;
  private final LostBooks lostBooks;
  private final KeptFields keptFields;
  private final FeedVersions versions;
  private final MergedSeries merged;
  private final SearchTexts searchTexts;
  private final Event<Shelved> shelved;
  private final Clock clock;

  @Inject
  Shelving(
      EntityManager entityManager,
      Transactions transactions,
      ScanLease lease,
      NameRows nameRows,
      LostBooks lostBooks,
      KeptFields keptFields,
      FeedVersions versions,
      MergedSeries merged,
      SearchTexts searchTexts,
      Event<Shelved> shelved,
      Clock clock) {
    this.entityManager = entityManager;
    this.transactions = transactions;
    this.lease = lease;
    this.nameRows = nameRows;
    this.lostBooks = lostBooks;
    this.keptFields = keptFields;
    this.versions = versions;
    this.merged = merged;
    this.searchTexts = searchTexts;
    this.shelved = shelved;
    this.clock = clock;
  }

  /**
   * @throws ScanEnd if the lease is lost; nothing is written then
   */
  void shelve(Claim claim, List<ReadFile> slice) {
    Map<String, UUID> lost = lostBooks.among(claim, good(slice));
    boolean written = false;
    while (!written) {
      Kept kept = keptFields.over(claim, slice, lost);
      Names names =
          nameRows.of(
              claim.library(),
              good(kept.slice()).stream().map(read -> read.book().metadata()).toList());
      written = transactions.call(() -> new Slice(claim, names, lost).write(kept));
    }
    versions.forget();
  }

  private static List<ReadFile.Good> good(List<ReadFile> slice) {
    return slice.stream()
        .filter(ReadFile.Good.class::isInstance)
        .map(ReadFile.Good.class::cast)
        .toList();
  }

  /** One run of the transaction; a conflict makes another. */
  private final class Slice {
    private final Claim claim;
    private final Names names;
    private final Map<String, UUID> lost;
    private final Instant now = clock.instant();
    private final Set<UUID> grownSeries = new HashSet<>();
    private final Set<UUID> described = new HashSet<>();
    private Tally tally = Tally.NOTHING;

    private Slice(Claim claim, Names names, Map<String, UUID> lost) {
      this.claim = claim;
      this.names = names;
      this.lost = new HashMap<>(lost);
    }

    /**
     * @return false if an editor was quicker and nothing is written
     */
    private boolean write(Kept kept) {
      lease.hold(claim);
      Map<String, Book> known = known(kept.slice());
      lost.values()
          .forEach(id -> entityManager.find(Book.class, id, LockModeType.PESSIMISTIC_WRITE));
      if (!keptFields.holds(kept, claim, lost)) {
        return false;
      }
      for (ReadFile read : kept.slice()) {
        Book there = known.get(read.found().pathHash());
        tally =
            tally.plus(
                read instanceof ReadFile.Good good
                    ? shelve(good, there)
                    : putAside((ReadFile.Bad) read, there));
      }
      entityManager.flush();
      merged.settle(claim.library());
      searchTexts.refreshEdited(described);
      lease.add(claim, tally);
      growSeries();
      versions.raiseScanned(claim.library());
      shelved.fire(new Shelved(described));
      return true;
    }

    private Map<String, Book> known(List<ReadFile> slice) {
      return entityManager
          .createQuery(
              "SELECT b FROM Book b WHERE b.libraryId = :library AND b.place.pathHash IN :hashes",
              Book.class)
          .setLockMode(LockModeType.PESSIMISTIC_WRITE)
          .setParameter("library", claim.library())
          .setParameter("hashes", slice.stream().map(read -> read.found().pathHash()).toList())
          .getResultStream()
          .collect(Collectors.toMap(Book::pathKey, Function.identity()));
    }

    private Tally shelve(ReadFile.Good good, @Nullable Book there) {
      good.broken()
          .forEach(told -> lease.problem(claim, told.path(), told.reason(), told.message()));
      if (there != null && there.isDescribed(good)) {
        there.place(good.found());
        return Tally.NOTHING;
      }
      UUID lostId = lost.remove(good.book().fingerprint().sha256());
      if (lostId != null) {
        return move(good, lostId, there);
      }
      if (there != null) {
        there.place(good.found());
        describe(there, good);
        return Tally.CHANGED;
      }
      Book book = new Book(claim.library(), good.found(), now);
      describe(book, good);
      entityManager.persist(book);
      grow(book);
      return Tally.ADDED;
    }

    /** The path is freed first, since no two books may have it even for a moment. */
    private Tally move(ReadFile.Good good, UUID lostId, @Nullable Book there) {
      Book book = entityManager.find(Book.class, lostId);
      if (there != null && !there.id().equals(lostId)) {
        there.vanish(now);
        entityManager.flush();
      }
      book.place(good.found());
      describe(book, good);
      return Tally.MOVED;
    }

    private void describe(Book book, ReadFile.Good good) {
      book.describe(good.book(), good.cover(), names, now);
      described.add(book.id());
    }

    /** A file that the server may not open stays as it was, and is tried again next time. */
    private Tally putAside(ReadFile.Bad bad, @Nullable Book there) {
      FoundFile found = bad.found();
      boolean gone = bad.defect() == Defect.UNREADABLE && !bad.isThere();
      if (gone || there == null && bad.isNoBook()) {
        return Tally.NOTHING;
      }
      lease.problem(claim, found.path(), bad.defect().name(), bad.message());
      if (bad.defect() == Defect.UNREADABLE) {
        return Tally.NOTHING;
      }
      if (there != null) {
        there.spoil(bad, now);
        return Tally.NOTHING;
      }
      Book book = new Book(claim.library(), found, now);
      book.spoil(bad, now);
      entityManager.persist(book);
      return Tally.NOTHING;
    }

    private void grow(Book book) {
      UUID series = book.seriesId();
      if (series != null) {
        grownSeries.add(series);
      }
    }

    private void growSeries() {
      if (!grownSeries.isEmpty()) {
        merged.grow(grownSeries, now);
      }
    }
  }
}
