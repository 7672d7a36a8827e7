package org.carrel.reading;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.Books;
import org.carrel.catalog.Chapters.Chapter;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.reading.Progression.Device;
import org.carrel.reading.Spots.Clues;
import org.jspecify.annotations.Nullable;

/**
 * How far the caller has read a book, for devices that compare times: the newest counts. It is one
 * with what other apps tell of the book. Every method throws NOT_FOUND for a book that is unknown
 * or hidden, and FORBIDDEN for programs that were not let into the progress.
 */
@Singleton
public class Progressions {
  private static final String FLOWING = "application/epub+zip";

  private final ReadingRows rows;
  private final ToldRows told;
  private final Spots spots;
  private final ReadingLog log;
  private final ReadingVersions versions;
  private final Books books;
  private final Policy policy;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  Progressions(
      ReadingRows rows,
      ToldRows told,
      Spots spots,
      ReadingLog log,
      ReadingVersions versions,
      Books books,
      Policy policy,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.told = told;
    this.spots = spots;
    this.log = log;
    this.versions = versions;
    this.books = books;
    this.policy = policy;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Word for word what a device told last, unless the book was read on by another app since then.
   *
   * @return empty for a book that was never opened, and for guests
   */
  public Optional<Reached> find(Caller caller, UUID id) {
    BookEntry book = get(caller, id);
    if (!Readers.isOne(caller)) {
      return Optional.empty();
    }
    OwnBook reader = new OwnBook(caller.accountId(), id);
    return transactions
        .call(() -> rows.position(reader).map(row -> spots.clues(reader, row)))
        .map(clues -> reached(clues, book, policy.visibility(caller)));
  }

  private Reached reached(Clues clues, BookEntry book, Visibility visibility) {
    Spot spot = isFlowing(book) ? spots.find(visibility, book.id(), clues) : Spot.NOWHERE;
    Progression progression = clues.progression().orElseGet(() -> of(clues.position(), book, spot));
    return new Reached(progression, spot);
  }

  /**
   * Keeps what a device tells.
   *
   * @throws Failure CONFLICT if what is known is newer, FORBIDDEN for guests, INVALID for a
   *     position that the book does not have
   */
  public void put(Caller caller, UUID id, Progression progression) {
    Readers.require(caller);
    progression.requireSound();
    BookEntry book = get(caller, id);
    OwnBook reader = new OwnBook(caller.accountId(), id);
    transactions.runApart(
        () -> {
          log.lock(caller.accountId());
          requireNews(reader, progression);
          Instant now = clock.instant();
          log.record(reader, book.pages(), new Told(progression, isFlowing(book)), now);
          told.put(reader, progression, now);
        });
    versions.drop(caller.accountId());
  }

  private void requireNews(OwnBook reader, Progression progression) {
    boolean stale =
        rows.position(reader)
            .map(row -> time(reader, row))
            .filter(known -> known.isAfter(progression.at()))
            .isPresent();
    if (stale) {
      throw Failure.conflict("A more recent progression is known.");
    }
  }

  /** By the device's clock, but for one that is ahead of ours: it would shut all others out. */
  private Instant time(OwnBook reader, PositionRow row) {
    return told.current(reader, row)
        .map(kept -> earlier(kept.progression().at(), kept.at()))
        .orElse(row.updatedAt());
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private BookEntry get(Caller caller, UUID id) {
    return books
        .find(policy.visibility(caller), id)
        .orElseThrow(() -> Failure.notFound("There is no such book."));
  }

  private static boolean isFlowing(BookEntry book) {
    return book.file().mediaType().equals(FLOWING);
  }

  /** Of what another app told. */
  private static Progression of(ReadingPosition position, BookEntry book, Spot spot) {
    Integer told = isFlowing(book) ? null : position.place().page();
    Integer page = told == null || told < 1 ? null : told;
    return new Progression(
        position.updatedAt().toString(),
        new Device(position.deviceId(), position.device()).byUri(),
        null,
        share(position, page, book.pages(), spot),
        page,
        references(page, spot),
        position.place().locator());
  }

  private static List<String> references(@Nullable Integer page, Spot spot) {
    if (page != null) {
      return List.of("#page=" + page);
    }
    Chapter chapter = spot.toldChapter();
    return chapter == null ? List.of() : List.of(chapter.reference());
  }

  private static @Nullable BigDecimal share(
      ReadingPosition position, @Nullable Integer page, int pages, Spot spot) {
    BigDecimal told = position.place().percentage();
    if (told == null && page != null) {
      told = Place.ofPage(page, pages).percentage();
    }
    if (told == null && position.status() == ReadingStatus.FINISHED) {
      told = BigDecimal.ONE;
    }
    BigDecimal share = told == null ? spot.share() : told;
    return share == null ? null : KoreaderPlace.plain(share);
  }
}
