package org.carrel.format;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;

/** Brings the ways in which files spell a language to one BCP 47 tag. */
final class Language {
  private static final Map<String, String> BY_THREE_LETTERS = byThreeLetters();

  private Language() {}

  /**
   * @return null if the text is no language
   */
  static @Nullable String tag(@Nullable String raw) {
    String text = Text.line(raw, 35);
    if (text == null) {
      return null;
    }
    Locale locale = Locale.forLanguageTag(text.replace('_', '-'));
    String language = locale.getLanguage();
    if (language.isEmpty() || language.equals("und")) {
      return null;
    }
    String two = BY_THREE_LETTERS.getOrDefault(language, language);
    return new Locale.Builder().setLocale(locale).setLanguage(two).build().toLanguageTag();
  }

  private static Map<String, String> byThreeLetters() {
    Map<String, String> tags = new HashMap<>();
    for (String two : Locale.getISOLanguages()) {
      try {
        tags.put(Locale.forLanguageTag(two).getISO3Language(), two);
      } catch (MissingResourceException none) {
        continue;
      }
    }
    return Map.copyOf(tags);
  }
}
