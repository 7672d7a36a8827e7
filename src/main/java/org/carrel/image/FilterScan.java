package org.carrel.image;

import java.util.List;

/** Finds filters one after the other, and where they end. */
final class FilterScan {
  private final String text;
  private int at;

  FilterScan(String text, int from) {
    this.text = text;
    this.at = from;
  }

  /**
   * @param found takes what is found
   * @return where the image begins; -1 if these are no filters
   */
  int read(List<Filter> found) {
    while (at < text.length()) {
      int open = text.indexOf('(', at);
      int slash = text.indexOf('/', at);
      if (open < 0 || slash >= 0 && slash < open) {
        return slash < 0 || found.isEmpty() ? -1 : slash + 1;
      }
      int close = close(open);
      if (close < 0) {
        return -1;
      }
      found.add(new Filter(text.substring(at, open), text.substring(open + 1, close)));
      if (endsBehind(close)) {
        return Math.min(at, text.length());
      }
    }
    return at;
  }

  private int close(int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** Skips to the next filter, over whatever else stands there; or to the image. */
  private boolean endsBehind(int close) {
    int next = close + 1;
    while (next < text.length() && text.charAt(next) != ':' && text.charAt(next) != '/') {
      next++;
    }
    at = next + 1;
    return next >= text.length() || text.charAt(next) == '/';
  }
}
