package org.carrel.format;

/**
 * One book file as read.
 *
 * @param pages images of a comic, pages of a PDF, spine items of an EPUB
 * @param rightToLeft whether its pages follow each other that way
 * @param koreaderHash KOReader's name for the document: its partial MD5, 32 lower-case hex digits
 */
public record ReadBook(
    BookType type,
    Metadata metadata,
    int pages,
    boolean rightToLeft,
    String koreaderHash,
    Fingerprint fingerprint) {

  /** The same book, told otherwise. */
  public ReadBook with(Metadata told) {
    return new ReadBook(type, told, pages, rightToLeft, koreaderHash, fingerprint);
  }
}
