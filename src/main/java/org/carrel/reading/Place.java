package org.carrel.reading;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * A place in a book, in the words of whoever told it; the others stay null.
 *
 * @param page from 1
 * @param percentage from 0 to 1, to nine digits
 * @param locator a Readium locator, as JSON text
 * @param epubcfi with {@code epubcfi(} and {@code )}
 * @param koreader KOReader's own: a page number or a pointer into its DOM
 */
@Embeddable
public record Place(
    @Nullable Integer page,
    @Column(precision = 10, scale = 9) @Nullable BigDecimal percentage,
    @Column(columnDefinition = "MEDIUMTEXT") @Nullable String locator,
    @Column(columnDefinition = "TEXT") @Nullable String epubcfi,
    @Column(columnDefinition = "TEXT") @Nullable String koreader) {
  private static final int DIGITS = 9;

  /** What is behind them in a number of pages comes of rounded shares. */
  private static final int PAGE_DIGITS = 4;

  private static final int MOST_DIGITS = 40;
  private static final int LONGEST_LOCATOR = 65_536;
  private static final int LONGEST_POINTER = 4_000;
  private static final Place NOWHERE = new Place(null, null, null, null, null);

  /**
   * @throws Failure INVALID for a negative page, a percentage beyond 0 and 1, and overlong text
   */
  public Place {
    if (page != null && page < 0) {
      throw Failure.invalid("A page is not negative.");
    }
    if (percentage != null) {
      requirePercentage(percentage);
      percentage = percentage.setScale(DIGITS, RoundingMode.HALF_EVEN);
    }
    requireShort(locator, LONGEST_LOCATOR);
    requireShort(epubcfi, LONGEST_POINTER);
    requireShort(koreader, LONGEST_POINTER);
  }

  /** Digits are bounded before anything is made of them: one exponent can fill the memory. */
  static void requirePercentage(BigDecimal percentage) {
    if (Math.abs((long) percentage.scale()) > MOST_DIGITS
        || percentage.signum() < 0
        || percentage.compareTo(BigDecimal.ONE) > 0) {
      throw Failure.invalid("The percentage is not from 0 to 1.");
    }
  }

  private static void requireShort(@Nullable String text, int longest) {
    if (text != null && (text.isEmpty() || text.length() > longest || text.indexOf('\0') >= 0)) {
      throw Failure.invalid("The place is empty, or told at too great a length.");
    }
  }

  public static Place ofPage(int page) {
    return new Place(page, null, null, null, null);
  }

  /** By a Readium locator, as JSON text. */
  public static Place ofLocator(String locator) {
    return new Place(null, null, locator, null, null);
  }

  /** With {@code epubcfi(} and {@code )}. */
  public static Place ofCfi(String epubcfi) {
    return new Place(null, null, null, epubcfi, null);
  }

  public Place at(@Nullable BigDecimal newPercentage) {
    return new Place(page, newPercentage, locator, epubcfi, koreader);
  }

  /** A page of so many; without a percentage when it is not known how many there are. */
  static Place ofPage(int page, int pages) {
    return pages < 1
        ? ofPage(page)
        : ofPage(page)
            .at(
                BigDecimal.valueOf(Math.min(page, pages))
                    .divide(BigDecimal.valueOf(pages), DIGITS, RoundingMode.HALF_EVEN));
  }

  /**
   * The page that a share of a book's pages reaches, from 1: a page's own share reaches that page,
   * however it was rounded.
   *
   * @param share from 0 to 1
   * @param pages at least one
   */
  public static int pageAt(BigDecimal share, int pages) {
    BigDecimal reached =
        share
            .multiply(BigDecimal.valueOf(pages))
            .setScale(PAGE_DIGITS, RoundingMode.HALF_EVEN)
            .setScale(0, RoundingMode.CEILING);
    return Math.max(1, Math.min(pages, reached.intValue()));
  }

  /** The end of a book whose pages nobody has counted. */
  static Place atEnd() {
    return NOWHERE.at(BigDecimal.ONE);
  }

  /** The persistence provider makes null of a place without anything. */
  static Place orNowhere(@Nullable Place place) {
    return place == null ? NOWHERE : place;
  }
}
