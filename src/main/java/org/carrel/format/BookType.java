package org.carrel.format;

/** The kinds of file Carrel reads, told by content and never by suffix. */
public enum BookType {
  EPUB("application/epub+zip", "epub"),
  PDF("application/pdf", "pdf"),
  CBZ("application/vnd.comicbook+zip", "cbz");

  private final String mediaType;
  private final String suffix;

  BookType(String mediaType, String suffix) {
    this.mediaType = mediaType;
    this.suffix = suffix;
  }

  /** As registered with IANA. */
  public String mediaType() {
    return mediaType;
  }

  /** The usual file name suffix, without the dot. */
  public String suffix() {
    return suffix;
  }
}
