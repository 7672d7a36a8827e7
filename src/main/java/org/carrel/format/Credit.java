package org.carrel.format;

/** What somebody or something is to a book: the lists that comics tell beside author and title. */
public enum Credit {
  WRITER,
  PENCILLER,
  INKER,
  COLORIST,
  LETTERER,
  COVER_ARTIST,
  EDITOR,
  GENRE,
  CHARACTER,
  TEAM,
  /** An address on the web, of {@code http} or {@code https}. */
  LINK;

  /** Whether it is an address on the web. */
  public static boolean isLink(String address) {
    return address.matches("(?i)https?://\\S+");
  }
}
