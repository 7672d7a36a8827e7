package org.carrel.protocol.opds;

import java.util.Locale;

/** What people call what books say in codes. */
final class Labels {
  private Labels() {}

  /**
   * @param tag a BCP 47 tag, or whatever a file has in its place
   */
  static String language(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    String name = locale.getDisplayName(Locale.ENGLISH);
    return name.isEmpty() ? tag : name;
  }

  static String books(long count) {
    return count == 1 ? "1 book" : count + " books";
  }
}
