package org.carrel.format;

import java.nio.file.Path;
import java.util.Optional;

/** One kind of book file. All methods throw {@link UnreadableBook} and nothing else. */
interface BookFormat {

  Content read(Path file);

  /**
   * @param index from 0
   */
  PageImage page(Path file, int index);

  /** Empty if the book has none. */
  Optional<PageImage> cover(Path file);

  /** Looks at every page without decoding any. */
  Survey survey(Path file, Survey.Measure measure);

  /**
   * What a format knows of a book.
   *
   * @param rightToLeft whether its pages follow each other that way
   */
  record Content(Metadata metadata, int pages, boolean rightToLeft) {}
}
