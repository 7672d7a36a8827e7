package org.carrel.reading;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.reading.DocumentProgress.Kept;
import org.jspecify.annotations.Nullable;

/**
 * A place as KOReader goes there: as exact as it was pushed, else at a page, else at a chapter. It
 * has to be something: KOReader takes a pull without {@code progress} for a place, and stumbles.
 */
final class KoreaderPlace {
  private static final String OTHER_DEVICE = "Carrel";

  /** The chapter's step in the package document's spine: twice its number, from 1. */
  private static final Pattern CHAPTER = Pattern.compile("epubcfi\\(/6/(\\d{1,6})\\D.*");

  private KoreaderPlace() {}

  /**
   * @param pages of the book, or chapters if it is flowing
   * @param flowing whether KOReader's pages are the screen's, so that it goes by pointers
   */
  static Kept of(ReadingPosition position, String document, int pages, boolean flowing) {
    Place place = position.place();
    BigDecimal percentage = percentage(position);
    String own = place.koreader();
    String progress = own != null ? own : pointer(place, percentage, pages, flowing);
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

  private static BigDecimal percentage(ReadingPosition position) {
    BigDecimal told = position.place().percentage();
    if (told != null) {
      return told;
    }
    return position.status() == ReadingStatus.FINISHED ? BigDecimal.ONE : BigDecimal.ZERO;
  }

  static BigDecimal plain(BigDecimal percentage) {
    BigDecimal bare = percentage.stripTrailingZeros();
    return bare.scale() < 0 ? bare.setScale(0) : bare;
  }

  private static String pointer(Place place, BigDecimal percentage, int pages, boolean flowing) {
    Integer page = place.page();
    if (!flowing && page != null) {
      return page.toString();
    }
    int number = number(percentage, pages);
    return flowing
        ? "/body/DocFragment[%d].0".formatted(chapter(place.epubcfi(), number))
        : "" + number;
  }

  private static int number(BigDecimal percentage, int pages) {
    return pages < 1 ? 1 : Place.pageAt(percentage, pages);
  }

  private static int chapter(@Nullable String epubcfi, int otherwise) {
    if (epubcfi == null) {
      return otherwise;
    }
    Matcher told = CHAPTER.matcher(epubcfi);
    return told.matches() ? Math.max(1, Integer.parseInt(told.group(1)) / 2) : otherwise;
  }
}
