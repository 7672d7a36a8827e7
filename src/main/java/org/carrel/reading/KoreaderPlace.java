package org.carrel.reading;

import java.math.BigDecimal;
import org.carrel.catalog.Chapters.Chapter;
import org.carrel.reading.DocumentProgress.Kept;
import org.jspecify.annotations.Nullable;

/**
 * A place as KOReader goes there: as exact as it was pushed, else at a page, else at a chapter. It
 * has to be something: KOReader takes a pull without {@code progress} for a place, and stumbles.
 */
final class KoreaderPlace {
  private static final String OTHER_DEVICE = "Carrel";

  private KoreaderPlace() {}

  /**
   * @param pages of the book
   */
  static Kept ofPages(ReadingPosition position, String document, int pages) {
    BigDecimal percentage = percentage(position, null);
    Integer page = position.place().page();
    int number = page != null ? page : number(percentage, pages);
    return of(position, document, percentage, "" + number);
  }

  /**
   * In a book whose pages are the screen's, where KOReader goes by pointers.
   *
   * @param chapters of the book, as the catalogue counts them
   */
  static Kept ofSpot(ReadingPosition position, String document, int chapters, Spot spot) {
    BigDecimal percentage = percentage(position, spot.share());
    Integer number = spot.told();
    if (number == null) {
      Chapter guessed = spot.chapter();
      number = guessed == null ? number(percentage, chapters) : guessed.number();
    }
    return of(position, document, percentage, "/body/DocFragment[%d].0".formatted(number));
  }

  private static Kept of(
      ReadingPosition position, String document, BigDecimal percentage, String pointer) {
    String own = position.place().koreader();
    String progress = own != null ? own : pointer;
    String device = position.device();
    DocumentProgress shown =
        new DocumentProgress(
            document,
            progress,
            plain(percentage),
            device == null ? OTHER_DEVICE : device,
            position.deviceId());
    return new Kept(shown, position.updatedAt());
  }

  private static BigDecimal percentage(ReadingPosition position, @Nullable BigDecimal derived) {
    BigDecimal told = position.place().percentage();
    if (told != null) {
      return told;
    }
    if (position.status() == ReadingStatus.FINISHED) {
      return BigDecimal.ONE;
    }
    return derived == null ? BigDecimal.ZERO : derived;
  }

  static BigDecimal plain(BigDecimal percentage) {
    BigDecimal bare = percentage.stripTrailingZeros();
    return bare.scale() < 0 ? bare.setScale(0) : bare;
  }

  private static int number(BigDecimal percentage, int pages) {
    return pages < 1 ? 1 : Place.pageAt(percentage, pages);
  }
}
