package org.carrel.protocol.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.jspecify.annotations.Nullable;

/** What pages say, in the reader's language if it is one of ours, else in English. */
final class Words {
  private static final String BUNDLE = "org.carrel.protocol.pages.messages";
  private static final List<Locale> OURS = List.of(Locale.ENGLISH, Locale.GERMAN);
  private static final int LONGEST_HEADER = 500;

  private final Locale language;
  private final ResourceBundle texts;

  private Words(Locale language) {
    this.language = language;
    this.texts =
        ResourceBundle.getBundle(
            BUNDLE,
            language,
            Words.class.getClassLoader(),
            Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  static Words in(Locale language) {
    return new Words(language);
  }

  static Words of(HttpServletRequest request) {
    return new Words(language(request.getHeader("Accept-Language")));
  }

  /**
   * @see <a href="https://www.rfc-editor.org/rfc/rfc4647#section-3.4">RFC 4647, section 3.4</a>
   */
  static Locale language(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.length() > LONGEST_HEADER) {
      return Locale.ENGLISH;
    }
    try {
      Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), OURS);
      return found == null ? Locale.ENGLISH : found;
    } catch (IllegalArgumentException malformed) {
      return Locale.ENGLISH;
    }
  }

  String language() {
    return language.getLanguage();
  }

  boolean knows(String key) {
    return texts.containsKey(key);
  }

  String text(String key) {
    return texts.getString(key);
  }

  String text(String key, String value) {
    return text(key).replace("{0}", value);
  }

  /** The sentence with something set off in the place of its {@code {0}}. */
  List<Html> around(String key, Html inner) {
    String sentence = text(key);
    int at = sentence.indexOf("{0}");
    List<Html> parts = new ArrayList<>();
    parts.add(Html.text(sentence.substring(0, at)));
    parts.add(inner);
    parts.add(Html.text(sentence.substring(at + "{0}".length())));
    return parts;
  }
}
