package org.carrel.format;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;

/**
 * Orders names as people do: {@code page2} before {@code page10}, {@code A} beside {@code a},
 * digits of any script and width alike, and whole folders one after the other.
 */
final class NaturalOrder implements Comparator<String> {
  @Override
  public int compare(String left, String right) {
    int byNumbers = walk(plain(left), plain(right));
    return byNumbers != 0 ? byNumbers : left.compareTo(right);
  }

  /** A slash goes before all that may stand in the name of a folder. */
  private static String plain(String name) {
    String narrow =
        Normalizer.isNormalized(name, Normalizer.Form.NFKC)
            ? name
            : Normalizer.normalize(name, Normalizer.Form.NFKC);
    return narrow.toLowerCase(Locale.ROOT).replace('/', '\1');
  }

  private static int walk(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() && j < right.length()) {
      int iEnd = runEnd(left, i);
      int jEnd = runEnd(right, j);
      int difference = compareRuns(left.substring(i, iEnd), right.substring(j, jEnd));
      if (difference != 0) {
        return difference;
      }
      i = iEnd;
      j = jEnd;
    }
    return Integer.compare(left.length() - i, right.length() - j);
  }

  /** A run is all digits that follow, or one other character. */
  private static int runEnd(String text, int start) {
    int end = start + 1;
    while (isDigit(text.charAt(start)) && end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int compareRuns(String left, String right) {
    if (!isDigit(left.charAt(0)) || !isDigit(right.charAt(0))) {
      return left.compareTo(right);
    }
    String a = withoutZeros(left);
    String b = withoutZeros(right);
    return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
  }

  /** In the digits of ASCII. */
  private static String withoutZeros(String digits) {
    StringBuilder number = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), 10);
      if (digit > 0 || !number.isEmpty()) {
        number.append(digit);
      }
    }
    return number.toString();
  }

  private static boolean isDigit(char c) {
    return Character.isDigit(c);
  }
}
