package org.carrel.reading;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * A progression as a step in somebody's reading.
 *
 * @param flowing whether the book's pages are the screen's, so that its positions are no pages
 */
record Told(Progression progression, boolean flowing) implements ProgressUpdate {
  private static final Pattern PAGE = Pattern.compile("#page=(\\d{1,9})");

  @Override
  public int elapsedSeconds() {
    return 0;
  }

  @Override
  public @Nullable String deviceId() {
    return progression.device().id();
  }

  @Override
  public @Nullable String device() {
    return progression.device().name();
  }

  @Override
  public Place place(int pages) {
    Integer page = flowing ? null : page(pages);
    BigDecimal share = progression.progression();
    Place place = new Place(page, share, progression.locator(), null, null);
    return share == null && page != null ? place.at(Place.ofPage(page, pages).percentage()) : place;
  }

  @Override
  public boolean completes(int pages) {
    BigDecimal share = progression.progression();
    Integer page = flowing ? null : told(pages);
    return share != null && share.compareTo(BigDecimal.ONE) >= 0
        || page != null && pages > 0 && page == pages;
  }

  /** As it was told, else by the share of the whole, which never ends a book by being rounded. */
  private @Nullable Integer page(int pages) {
    Integer page = told(pages);
    return page != null ? page : page(progression.progression(), pages);
  }

  /** By position, else by what is referred to. */
  private @Nullable Integer told(int pages) {
    Integer position = progression.position();
    if (position != null) {
      if (pages > 0 && position > pages) {
        throw Failure.invalid("position is beyond the book's " + pages + " pages.");
      }
      return position;
    }
    return referred(progression.references(), pages);
  }

  /** References only hint: one that leads nowhere counts as none. */
  private static @Nullable Integer referred(List<String> references, int pages) {
    for (String reference : references) {
      Matcher page = PAGE.matcher(reference);
      if (page.find()) {
        int number = Integer.parseInt(page.group(1));
        return number >= 1 && (pages < 1 || number <= pages) ? number : null;
      }
    }
    return null;
  }

  private static @Nullable Integer page(@Nullable BigDecimal share, int pages) {
    return share == null || pages < 1 ? null : Place.pageAt(share, pages);
  }
}
