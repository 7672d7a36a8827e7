package org.carrel.catalog;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The text a title or a name is sorted by; the database's collation does the rest. */
final class SortText {
  private static final int LENGTH = 200;
  private static final int DIGITS = 8;
  private static final Pattern LAST_NUMBER = Pattern.compile("(?<!\\d)\\d{1,8}$");
  private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{1,8}(?!\\d)");
  private static final Pattern LEADING_SIGNS = Pattern.compile("^[^\\p{L}\\p{N}]+");

  private static final Map<String, Pattern> ARTICLES =
      Map.of(
          "en", articles("the|an?"),
          "de", articles("der|die|das|eine?"),
          "fr", articles("les?|la|une?|des"),
          "es", articles("el|l[ao]s?|una?|unos|unas"),
          "it", articles("il|l[aoe]|gli|i|un[ao]?"),
          "nl", articles("de|het|een"),
          "pt", articles("os?|as?|uma?|uns|umas"));

  private SortText() {}

  /**
   * @param language a BCP 47 tag; without one the title counts as English
   */
  static String title(String title, @Nullable String language) {
    String primary = language == null ? "en" : language.split("-", 2)[0];
    Pattern articles = ARTICLES.get(primary);
    return of(articles == null ? title : articles.matcher(title).replaceFirst(""));
  }

  /** The form the file gives, or the last name first. */
  static String person(String name, @Nullable String sortName) {
    if (sortName != null) {
      return of(sortName);
    }
    int last = name.lastIndexOf(' ');
    boolean turned = last > 0 && name.indexOf(',') < 0;
    return of(turned ? name.substring(last + 1) + ", " + name.substring(0, last) : name);
  }

  /**
   * For books by author, then by title. A tab sorts before all that a name can go on with, and
   * U+FFFF after every name.
   *
   * @param author as {@link #person} gives it; null without one
   */
  static String byAuthor(@Nullable String author, String sortTitle) {
    String name = author == null ? "\uFFFF" : Fold.cut(author, LENGTH / 2);
    return Fold.cut(name + '\t' + sortTitle, LENGTH);
  }

  /** The same of a book whose title is another now. */
  static String retitled(String byAuthor, String sortTitle) {
    return Fold.cut(byAuthor.substring(0, byAuthor.indexOf('\t') + 1) + sortTitle, LENGTH);
  }

  /** Numbers sort by value: {@code Volume 2} before {@code Volume 10}. */
  static String of(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
    String bare = LEADING_SIGNS.matcher(composed).replaceFirst("").strip();
    String padded = NUMBER.matcher(bare.isEmpty() ? composed : bare).replaceAll(SortText::padded);
    return Fold.cut(padded, LENGTH);
  }

  /**
   * What the sort texts of titles begin with that somebody has begun to type: with and without an
   * article of any language, and with each number that the last digits may become.
   */
  static Set<String> beginnings(String typed) {
    String composed = Normalizer.normalize(typed, Normalizer.Form.NFKC);
    Set<String> beginnings = new LinkedHashSet<>(unfinished(composed));
    for (Pattern articles : ARTICLES.values()) {
      beginnings.addAll(unfinished(articles.matcher(composed).replaceFirst("")));
    }
    return beginnings;
  }

  private static List<String> unfinished(String typed) {
    String whole = of(typed);
    Matcher number = LAST_NUMBER.matcher(typed);
    if (!number.find() || !whole.endsWith(padded(number))) {
      return List.of(whole);
    }
    String before = whole.substring(0, whole.length() - DIGITS);
    return IntStream.rangeClosed(number.group().length(), DIGITS)
        .mapToObj(length -> before + "0".repeat(DIGITS - length) + number.group())
        .toList();
  }

  private static String padded(MatchResult number) {
    return "0".repeat(DIGITS - number.group().length()) + number.group();
  }

  private static Pattern articles(String words) {
    return Pattern.compile("^(?:" + words + ")\\s+(?=\\S)", Pattern.CASE_INSENSITIVE);
  }
}
