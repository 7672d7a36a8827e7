package org.carrel.format;

import java.util.Comparator;
import java.util.Locale;

/** Orders names as people do: {@code page2} before {@code page10}, {@code A} beside {@code a}. */
final class NaturalOrder implements Comparator<String> {
  @Override
  public int compare(String left, String right) {
    int byNumbers = walk(left.toLowerCase(Locale.ROOT), right.toLowerCase(Locale.ROOT));
    return byNumbers != 0 ? byNumbers : left.compareTo(right);
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

  private static String withoutZeros(String digits) {
    int start = 0;
    while (start < digits.length() && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
