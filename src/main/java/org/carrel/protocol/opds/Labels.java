package org.carrel.protocol.opds;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Locale;

/** What people call what books say in codes. */
final class Labels {
  private static final LoadingCache<String, String> LANGUAGES =
      Caffeine.newBuilder().maximumSize(1_000).build(Labels::name);

  private Labels() {}

  /**
   * @param tag a BCP 47 tag, or whatever a file has in its place
   */
  static String language(String tag) {
    return LANGUAGES.get(tag);
  }

  private static String name(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    String name = locale.getDisplayName(Locale.ENGLISH);
    return name.isEmpty() ? tag : name;
  }

  static String books(long count) {
    return count == 1 ? "1 book" : count + " books";
  }
}
