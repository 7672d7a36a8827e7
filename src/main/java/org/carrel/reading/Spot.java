package org.carrel.reading;

import java.math.BigDecimal;
import org.carrel.catalog.Chapters;
import org.carrel.catalog.Chapters.Chapter;
import org.jspecify.annotations.Nullable;

/**
 * Where in a flowing book somebody is.
 *
 * @param told the number of the chapter as it was told in any words, from 1; null if it was not
 * @param chapter that one, else by the share; null if the book's chapters are not known
 * @param share of the whole, as it was told or by the chapter that was; null if neither was
 */
public record Spot(@Nullable Integer told, @Nullable Chapter chapter, @Nullable BigDecimal share) {
  /** Of a book that has pages, and where no more is asked than was told. */
  public static final Spot NOWHERE = new Spot(null, null, null);

  /** The beginning of a book. */
  public static Spot start(Chapters chapters) {
    return new Spot(null, chapters.find(1).orElse(null), BigDecimal.ZERO);
  }

  /** The chapter, unless it is only guessed by the share. */
  public @Nullable Chapter toldChapter() {
    return chapter != null && told != null && told == chapter.number() ? chapter : null;
  }
}
