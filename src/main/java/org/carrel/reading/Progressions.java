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
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.Books;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.reading.Progression.Device;
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
      ReadingLog log,
      ReadingVersions versions,
      Books books,
      Policy policy,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.told = told;
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
  public Optional<Progression> find(Caller caller, UUID id) {
    BookEntry book = get(caller, id);
    if (!Readers.isOne(caller)) {
      return Optional.empty();
    }
    OwnBook reader = new OwnBook(caller.accountId(), id);
    return transactions.call(() -> rows.position(reader).map(row -> newest(reader, row, book)));
  }

  private Progression newest(OwnBook reader, PositionRow row, BookEntry book) {
    return current(reader, row)
        .map(ToldRows.Kept::progression)
        .orElseGet(() -> of(row.position(), book));
  }

  /** What was told by a device, if nobody has read on since. */
  private Optional<ToldRows.Kept> current(OwnBook reader, PositionRow row) {
    return told.find(reader).filter(kept -> !kept.at().isBefore(row.updatedAt()));
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
    return current(reader, row)
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
  private static Progression of(ReadingPosition position, BookEntry book) {
    Integer page = isFlowing(book) ? null : position.place().page();
    return new Progression(
        position.updatedAt().toString(),
        new Device(position.deviceId(), position.device()).byUri(),
        null,
        share(position, page, book.pages()),
        page == null || page < 1 ? null : page,
        page == null || page < 1 ? List.of() : List.of("#page=" + page),
        position.place().locator());
  }

  private static BigDecimal share(ReadingPosition position, @Nullable Integer page, int pages) {
    BigDecimal told = position.place().percentage();
    if (told == null && page != null) {
      told = Place.ofPage(page, pages).percentage();
    }
    if (told != null) {
      return KoreaderPlace.plain(told);
    }
    return position.status() == ReadingStatus.FINISHED ? BigDecimal.ONE : BigDecimal.ZERO;
  }
}
