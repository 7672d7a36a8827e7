package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.carrel.access.Visibility;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.format.EpubBook;
import org.carrel.format.EpubPart;
import org.carrel.format.EpubReader;
import org.carrel.format.Passage;
import org.carrel.format.UnreadableBook;

/**
 * EPUBs piece by piece, for readers that show them in place. Whatever is unknown, hidden, gone or
 * of another kind is empty or NOT_FOUND alike.
 */
@Singleton
public class Publications {
  /** Of one search. */
  public static final int MOST_PASSAGES = 200;

  private static final int SHORTEST_WORDS = 2;
  private static final int LONGEST_WORDS = 100;

  private static final int PATIENCE_SECONDS = 8;

  /** Each keeps a processor busy until it has read the whole book. */
  private final Semaphore searches =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

  private final BookContents contents;
  private final EpubReader reader;

  @Inject
  Publications(BookContents contents, EpubReader reader) {
    this.contents = contents;
    this.reader = reader;
  }

  /**
   * What a book says of its parts.
   *
   * @throws Failure NOT_FOUND for other kinds of book
   */
  public Optional<EpubBook> find(Visibility visibility, UUID book) {
    return contents.stored(visibility, book).map(stored -> read(() -> reader.book(stored.file())));
  }

  /** The same, and empty too if it cannot be read. */
  public Optional<EpubBook> readable(Visibility visibility, UUID book) {
    try {
      return find(visibility, book);
    } catch (Failure unreadable) {
      return Optional.empty();
    }
  }

  /** Unknown for other kinds of book, and for one that cannot be read. */
  public Chapters chapters(Visibility visibility, UUID book) {
    return readable(visibility, book).map(Chapters::of).orElse(Chapters.UNKNOWN);
  }

  /**
   * @param entry of the archive
   */
  public Optional<ShownPart> entry(Visibility visibility, UUID book, String entry) {
    return part(visibility, book, file -> reader.entry(file, entry));
  }

  /**
   * @param id in the manifest
   */
  public Optional<ShownPart> byId(Visibility visibility, UUID book, String id) {
    return part(visibility, book, file -> reader.byId(file, id));
  }

  /**
   * @param place in the spine, from 0
   */
  public Optional<ShownPart> chapter(Visibility visibility, UUID book, int place) {
    return part(visibility, book, file -> reader.chapter(file, place));
  }

  /**
   * Where words stand in an EPUB, in reading order; case, accents and line ends do not count.
   *
   * @return at most {@value MOST_PASSAGES}; empty for an unknown book, a hidden one, and one whose
   *     file is gone
   * @throws Failure INVALID for fewer than 2 or more than 100 characters; NOT_FOUND for other kinds
   *     of book; UNAVAILABLE if half of the processors search other books for 8 seconds
   */
  public Optional<List<Passage>> passages(Visibility visibility, UUID book, String words) {
    String asked = words.strip();
    if (asked.length() < SHORTEST_WORDS || asked.length() > LONGEST_WORDS) {
      throw Failure.invalid(
          "Search for %d to %d characters.".formatted(SHORTEST_WORDS, LONGEST_WORDS));
    }
    return contents.stored(visibility, book).map(stored -> search(stored.file(), asked));
  }

  private List<Passage> search(Path file, String words) {
    if (!mayBegin()) {
      throw new Failure(Reason.UNAVAILABLE, "Too many books are being searched.");
    }
    try {
      return read(() -> reader.passages(file, words, MOST_PASSAGES));
    } finally {
      searches.release();
    }
  }

  private boolean mayBegin() {
    try {
      return searches.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Optional<ShownPart> part(
      Visibility visibility, UUID book, Function<Path, Optional<EpubPart>> found) {
    String version = contents.version(visibility, book).orElse("");
    return contents
        .stored(visibility, book)
        .flatMap(
            stored ->
                read(() -> found.apply(stored.file()))
                    .map(
                        part ->
                            new ShownPart(
                                reader, stored.file(), part, tag(book, version, part.entry()))));
  }

  private static String tag(UUID book, String version, String entry) {
    return Sha256.hex("part %s %s %s".formatted(book, version, entry)).substring(0, 32);
  }

  private interface Reading<T> {
    T run();
  }

  private static <T> T read(Reading<T> reading) {
    try {
      return reading.run();
    } catch (UnreadableBook e) {
      throw e.asFailure();
    }
  }
}
