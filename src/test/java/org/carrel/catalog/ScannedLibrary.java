package org.carrel.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.config.Settings;
import org.carrel.identity.Caller;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;

/** A folder of books over an empty test database, for the tests of other rooms. */
public final class ScannedLibrary implements AutoCloseable {
  private static final Caller ADMIN = Callers.administrator();
  private static final Visibility ALL = Shelf.OWNER;

  final Shelf shelf = new Shelf();
  final ScanBench bench;
  private final Path books;
  private final UUID id;

  public ScannedLibrary(Path folder) throws IOException {
    books = Files.createDirectories(folder.resolve("books"));
    bench = new ScanBench(shelf, folder.resolve("data"));
    id = bench.libraries.create(ADMIN, "Books", books);
  }

  public UUID id() {
    return id;
  }

  /** Where its books lie. */
  public Path folder() {
    return books;
  }

  public void scan() {
    bench.scans.request(ADMIN, id);
    bench.run(bench.lease.claim().orElseThrow());
    shelf.clock.pass(Duration.ofSeconds(10));
  }

  /** What another room does when books were written. */
  public void whenShelved(Consumer<Shelved> does) {
    bench.shelved.observe(does);
  }

  public UUID book(String title) {
    return shelf.walk(ALL, new Selection.All(), 500).stream()
        .filter(book -> book.title().equals(title))
        .map(BookEntry::id)
        .findFirst()
        .orElseThrow();
  }

  public TestDatabase database() {
    return shelf.database;
  }

  public SetClock clock() {
    return shelf.clock;
  }

  public Settings settings() {
    return shelf.settings;
  }

  public Rows rows() {
    return shelf.rows;
  }

  public Books books() {
    return shelf.books;
  }

  public BookAnswers answers() {
    return new BookAnswers(
        shelf.rows, new EntryRows(shelf.rows), shelf.totals, shelf.database.transactions());
  }

  public SeriesAnswers seriesAnswers() {
    return new SeriesAnswers(shelf.rows, shelf.totals, shelf.database.transactions());
  }

  public LibraryAnswers libraryAnswers() {
    return new LibraryAnswers(shelf.rows, shelf.database.transactions());
  }

  TagEditing tagEditing() {
    return new TagEditing(
        answers(),
        seriesAnswers(),
        new Tags(shelf.rows, shelf.database.transactions()),
        new TagWriting(shelf.rows),
        searchTexts(),
        shelf.rows,
        shelf.versions,
        new Policy(),
        shelf.database.transactions(),
        shelf.clock);
  }

  SeriesMerging merging() {
    return new SeriesMerging(
        seriesAnswers(),
        new MergedSeries(shelf.rows),
        searchTexts(),
        shelf.rows,
        shelf.versions,
        new Policy(),
        shelf.database.transactions(),
        shelf.clock);
  }

  private SearchTexts searchTexts() {
    return new SearchTexts(shelf.rows, shelf.database.transactions(), shelf.versions);
  }

  public Covers covers() {
    return bench.covers;
  }

  public BookContents contents() {
    return bench.contents;
  }

  public Publications publications() {
    return bench.publications;
  }

  public Libraries libraries() {
    return bench.libraries;
  }

  @Override
  public void close() {
    bench.close();
  }
}
