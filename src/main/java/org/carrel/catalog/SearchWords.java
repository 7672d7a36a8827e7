package org.carrel.catalog;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts text into words for MariaDB's full text index, which by itself knows neither short words nor
 * scripts without blanks.
 *
 * <p>Words shorter than the index takes are padded; Chinese, Japanese, Thai and their like become
 * overlapping pairs of characters. Both sides, the stored text and the question, are cut alike.
 *
 * @see <a href="https://mariadb.com/kb/en/full-text-index-overview/">MariaDB full text indexes</a>
 */
final class SearchWords {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 40;
  private static final int MOST_ASKED = 16;

  /** Of what is typed, in characters; the rest is not asked. */
  static final int LONGEST_QUESTION = 500;

  private static final int STORED_LENGTH = 15_000;

  /** Of a description; what somebody remembers of it stands near its beginning. */
  private static final int DESCRIBED_LENGTH = 4_000;

  private static final Pattern MARKUP = Pattern.compile("<[^>]*>|&#?\\w{1,10};");

  /** Of katakana, though Unicode counts it to no script. */
  private static final int LONG_VOWEL = 'ー';

  private static final Set<UnicodeScript> WITHOUT_BLANKS =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private SearchWords() {}

  /** What is stored beside a book. */
  static String stored(Collection<String> texts) {
    Set<String> words = new LinkedHashSet<>();
    for (String run : runs(String.join(" ", texts))) {
      if (!isUnspaced(run)) {
        words.add(padded(run));
        continue;
      }
      pairs(run).forEach(pair -> words.add(padded(pair)));
      words.add(padded(run.substring(run.offsetByCodePoints(run.length(), -1))));
    }
    return Fold.cut(String.join(" ", words), STORED_LENGTH);
  }

  /** What is stored of a description, which is HTML. */
  static String described(@Nullable String html) {
    String text = html == null ? "" : MARKUP.matcher(html).replaceAll(" ");
    return stored(List.of(Fold.cut(text, DESCRIBED_LENGTH)));
  }

  /**
   * The question in the language of boolean mode: every word has to be there, whole or as a
   * beginning. Whatever is typed, no operator of that language gets through.
   *
   * @return empty if nothing typed is a word
   */
  static Optional<String> asked(String typed) {
    String question =
        runs(Fold.cut(typed, LONGEST_QUESTION)).stream()
            .flatMap(
                run -> isUnspaced(run) ? askedPairs(run).stream() : List.of(word(run)).stream())
            .distinct()
            .limit(MOST_ASKED)
            .collect(Collectors.joining(" "));
    return question.isEmpty() ? Optional.empty() : Optional.of(question);
  }

  /**
   * The same question for a text that is read word by word, each between blanks.
   *
   * @param asked as {@link #asked} gives it
   * @return patterns for LIKE, all of which have to fit
   */
  static List<String> patterns(String asked) {
    return Stream.of(asked.split(" ")).map(SearchWords::pattern).toList();
  }

  private static String pattern(String term) {
    String word = term.substring(1).replace("*", "").replace("_", "\\_");
    return term.endsWith("*") ? "% " + word + "%" : "% " + word + " %";
  }

  private static String word(String run) {
    boolean exact = run.length() == 1 || run.chars().allMatch(Character::isDigit);
    return exact ? "+" + padded(run) : "+" + run + "*";
  }

  private static List<String> askedPairs(String run) {
    List<String> pairs = pairs(run);
    return pairs.isEmpty()
        ? List.of("+" + run + "*")
        : pairs.stream().map(pair -> "+" + padded(pair)).toList();
  }

  private static List<String> pairs(String run) {
    int[] points = run.codePoints().toArray();
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < points.length; i++) {
      pairs.add(new String(points, i, 2));
    }
    return pairs;
  }

  private static String padded(String word) {
    int length = word.codePointCount(0, word.length());
    return length < SHORTEST ? word + "_".repeat(SHORTEST - length) : word;
  }

  private static boolean isUnspaced(String run) {
    return isUnspaced(run.codePointAt(0));
  }

  private static boolean isUnspaced(int point) {
    return point == LONG_VOWEL || WITHOUT_BLANKS.contains(UnicodeScript.of(point));
  }

  /** Stretches of letters and digits of one kind of script. */
  private static List<String> runs(String text) {
    List<String> runs = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    for (int point : Fold.plain(text).codePoints().toArray()) {
      boolean part = Character.isLetterOrDigit(point);
      boolean turns = !run.isEmpty() && isUnspaced(run.codePointAt(0)) != isUnspaced(point);
      if (!run.isEmpty() && (!part || turns)) {
        runs.add(shortened(run));
        run.setLength(0);
      }
      if (part) {
        run.appendCodePoint(point);
      }
    }
    if (!run.isEmpty()) {
      runs.add(shortened(run));
    }
    return runs;
  }

  private static String shortened(StringBuilder run) {
    String whole = run.toString();
    return isUnspaced(whole) ? whole : Fold.cut(whole, LONGEST);
  }
}
