package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.HOSTILE;
import static org.carrel.format.UnreadableBook.Defect.TOO_LARGE;

import java.time.Duration;

/**
 * What one file may cost; whatever asks for more is refused before it is decoded.
 *
 * @param entries of an archive
 * @param directory bytes of an archive's own list of entries
 * @param archive uncompressed bytes of all entries, as the archive declares them
 * @param solid the same of an archive whose entries can only be unpacked one after the other
 * @param dictionary bytes that unpacking may look back upon
 * @param unpacking time for one archive of an uncommon kind
 * @param ratio uncompressed to compressed, held where an entry or archive exceeds {@link
 *     #RATIO_FROM}
 * @param document bytes of one XML or XHTML document
 * @param image bytes of one encoded image
 * @param depth of nested XML elements
 * @param pixels of one image inside a PDF
 * @param stream unpacked bytes of one stream of a PDF
 * @param pages of a PDF
 * @param rendering time for one PDF page
 */
record Limits(
    int entries,
    int directory,
    long archive,
    long solid,
    int dictionary,
    Duration unpacking,
    int ratio,
    int document,
    int image,
    int depth,
    long pixels,
    long stream,
    int pages,
    Duration rendering) {
  /** Below this many bytes a high ratio is harmless and common. */
  static final long RATIO_FROM = 8L << 20;

  static Limits standard() {
    return new Limits(
        20_000,
        8 << 20,
        8L << 30,
        1L << 30,
        64 << 20,
        Duration.ofSeconds(60),
        200,
        8 << 20,
        48 << 20,
        128,
        50_000_000,
        64L << 20,
        50_000,
        Duration.ofSeconds(20));
  }

  /**
   * @param unpacked bytes that an archive declares to unpack to
   * @param packed bytes that they take in it
   * @throws UnreadableBook TOO_LARGE for more than the most, HOSTILE beyond the ratio
   */
  void require(long unpacked, long most, long packed) {
    if (unpacked > most) {
      throw new UnreadableBook(TOO_LARGE, "The archive unpacks to too many bytes.");
    }
    requireRatio(unpacked, packed);
  }

  /**
   * @throws UnreadableBook HOSTILE beyond it
   */
  void requireRatio(long unpacked, long packed) {
    if (unpacked > RATIO_FROM && unpacked / Math.max(1, packed) > ratio) {
      throw new UnreadableBook(HOSTILE, "The archive unpacks to far more than it holds.");
    }
  }
}
