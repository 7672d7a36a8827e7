package org.carrel.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.carrel.access.Policy;
import org.carrel.config.Settings;
import org.carrel.config.Transactions;
import org.carrel.format.BookFiles;
import org.carrel.image.Renderer;
import org.carrel.image.RenditionCache;
import org.carrel.testing.DirectEvent;

/** The scan's beans over a test database, wired as CDI does it, with threads of their own. */
final class ScanBench implements AutoCloseable {
  private final Threads threads =
      new Threads(Executors.newCachedThreadPool(), Executors.newSingleThreadScheduledExecutor(), 2);

  private final Shelf shelf;
  final DirectEvent<Shelved> shelved = new DirectEvent<>();
  final DirectEvent<ScanNote> notes = new DirectEvent<>();
  final ScanLease lease;
  final Scans scans;
  final Libraries libraries;
  final Covers covers;
  final BookContents contents;
  private final FileReading reading;
  private final Removal removal;

  ScanBench(Shelf shelf, Path data) {
    this.shelf = shelf;
    Transactions transactions = shelf.database.transactions();
    Policy policy = new Policy();
    Settings settings = Settings.read(key -> setting(key, data));
    CoverFiles coverFiles =
        new CoverFiles(settings, new Renderer(), new RenditionCache(settings, shelf.clock));
    Holdings holdings = new Holdings(shelf.rows, transactions, shelf.versions, settings);
    lease = new ScanLease(shelf.rows, transactions, notes, shelf.clock);
    scans = new Scans(shelf.rows, transactions, policy, shelf.clock);
    covers = new Covers(holdings, coverFiles);
    contents = new BookContents(holdings, policy, new BookFiles());
    reading = new FileReading(new BookFiles(), coverFiles);
    removal = new Removal(shelf.rows, transactions, lease, shelf.versions, shelf.clock);
    libraries =
        new Libraries(
            shelf.database.entityManager(),
            transactions,
            shelf.rows,
            shelf.books,
            shelf.versions,
            policy,
            settings,
            shelf.clock);
  }

  void run(Claim claim) {
    new ScanRunner(lease, steps(Integer.MAX_VALUE), removal).run(claim);
  }

  /** As a node that is killed after so many slices: it writes nothing more, not even its end. */
  void runUntilSlices(Claim claim, int slices) {
    try {
      new ScanRunner(lease, steps(slices), removal).run(claim);
    } catch (Killed expected) {
      return;
    }
    throw new AssertionError("the scan ended before it was killed");
  }

  private ScanSteps steps(int slices) {
    Transactions transactions = shelf.database.transactions();
    Shelving shelving =
        new Shelving(
            shelf.database.entityManager(),
            shelf.rows,
            transactions,
            lease,
            new NameRows(shelf.rows, transactions, shelf.clock),
            new LostBooks(shelf.rows, transactions),
            shelf.versions,
            shelved,
            shelf.clock);
    return new KilledSteps(
        shelf.rows, transactions, new FileReaders(threads, reading), shelving, lease, slices);
  }

  @Override
  public void close() {
    threads.workers().shutdownNow();
    threads.schedule().shutdownNow();
  }

  private static Optional<String> setting(String key, Path data) {
    return key.equals("carrel.data") ? Optional.of(data.toString()) : Optional.empty();
  }

  private static final class KilledSteps extends ScanSteps {
    private int left;

    private KilledSteps(
        Rows rows,
        Transactions transactions,
        FileReaders readers,
        Shelving shelving,
        ScanLease lease,
        int left) {
      super(rows, transactions, readers, shelving, lease);
      this.left = left;
    }

    @Override
    void take(Claim claim, List<FoundFile> slice, FileReaders.Beat beat) {
      if (left-- == 0) {
        throw new Killed();
      }
      super.take(claim, slice, beat);
    }
  }

  /** An error, which no code of the scan catches, as no code runs on in a killed process. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }
}
