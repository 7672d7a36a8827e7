package org.carrel.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.carrel.access.Policy;
import org.carrel.config.Leases;
import org.carrel.config.Settings;
import org.carrel.config.Transactions;
import org.carrel.format.BookFiles;
import org.carrel.format.EpubReader;
import org.carrel.image.Portrait;
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
  final ChosenPictures chosen;
  final Covers covers;
  final BookContents contents;
  final PictureChoice choice;
  final Sketches sketches;
  final Analyses analyses;
  final Publications publications;
  final ThumbnailWork work;
  final Arrivals arrivals;
  final Directories directories;
  private final FileReading reading;
  private final Removal removal;
  private final SearchTexts searchTexts;

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
    chosen = new ChosenPictures(shelf.rows, transactions, shelf.versions, shelf.clock);
    covers =
        new Covers(
            holdings,
            new Faces(shelf.rows, transactions, shelf.versions, settings),
            chosen,
            coverFiles);
    contents = new BookContents(holdings, policy, new BookFiles(settings, shelf.clock));
    Renderer renderer = new Renderer();
    SeriesAnswers series = new SeriesAnswers(shelf.rows, shelf.totals, transactions);
    LibraryAnswers libraryAnswers = new LibraryAnswers(shelf.rows, transactions);
    choice =
        new PictureChoice(
            new BookAnswers(shelf.rows, new EntryRows(shelf.rows), shelf.totals, transactions),
            series,
            libraryAnswers,
            new Pages(
                holdings, contents, covers, new RenditionCache(settings, shelf.clock), renderer),
            chosen,
            new Portrait(renderer),
            policy,
            settings);
    sketches = new Sketches(shelf.rows, transactions, chosen, renderer);
    LibraryWork rounds =
        new LibraryWork(
            shelf.rows,
            transactions,
            new Background(
                threads, new Leases(shelf.database.entityManager(), transactions, shelf.clock)));
    analyses =
        new Analyses(
            shelf.rows,
            transactions,
            rounds,
            new BookAnswers(shelf.rows, new EntryRows(shelf.rows), shelf.totals, transactions),
            series,
            libraryAnswers,
            new BookFiles(settings, shelf.clock),
            renderer,
            shelf.versions,
            policy);
    arrivals =
        new Arrivals(
            libraryAnswers,
            scans,
            new BookFiles(settings, shelf.clock),
            policy,
            settings,
            shelf.clock);
    directories = new Directories(libraryAnswers, shelf.rows, transactions, policy, settings);
    publications = new Publications(contents, new EpubReader());
    work =
        new ThumbnailWork(
            rounds,
            libraryAnswers,
            series,
            chosen,
            sketches,
            coverFiles,
            new BookFiles(settings, shelf.clock),
            policy);
    searchTexts = new SearchTexts(shelf.rows, transactions, shelf.versions);
    reading = new FileReading(new BookFiles(settings, shelf.clock), coverFiles);
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
    new ScanRunner(lease, steps(Integer.MAX_VALUE), removal, searchTexts).run(claim);
  }

  /** As a node that is killed after so many slices: it writes nothing more, not even its end. */
  void runUntilSlices(Claim claim, int slices) {
    try {
      new ScanRunner(lease, steps(slices), removal, searchTexts).run(claim);
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
            transactions,
            lease,
            new NameRows(shelf.rows, transactions, shelf.clock),
            new LostBooks(shelf.rows, transactions),
            new KeptFields(shelf.rows, told(shelf), transactions),
            shelf.versions,
            new MergedSeries(shelf.rows),
            searchTexts,
            shelved,
            shelf.clock);
    return new KilledSteps(
        shelf.rows,
        transactions,
        new FileReaders(threads, reading),
        new Standstill(shelf.clock),
        shelving,
        lease,
        slices);
  }

  static ToldRows told(Shelf shelf) {
    return new ToldRows(
        shelf.rows,
        new EntryRows(shelf.rows),
        new BookDetails(shelf.rows, shelf.database.transactions()));
  }

  @Override
  public void close() {
    threads.workers().shutdownNow();
    threads.schedule().shutdownNow();
  }

  private static Optional<String> setting(String key, Path data) {
    return switch (key) {
      case "carrel.data" -> Optional.of(data.toString());
      case "carrel.upload.enabled" -> Optional.of("true");
      case "carrel.upload.max-file-size" -> Optional.of("100000");
      default -> Optional.empty();
    };
  }

  private static final class KilledSteps extends ScanSteps {
    private int left;

    private KilledSteps(
        Rows rows,
        Transactions transactions,
        FileReaders readers,
        Standstill standstill,
        Shelving shelving,
        ScanLease lease,
        int left) {
      super(rows, transactions, readers, standstill, shelving, lease);
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
