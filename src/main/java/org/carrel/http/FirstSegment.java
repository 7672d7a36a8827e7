package org.carrel.http;

import java.util.regex.Pattern;

/**
 * Paths that are told by what their first segment looks like, such as a signature. They are
 * somebody else's whenever a route names them, a servlet is mapped to them or a file lies there.
 *
 * @param look of the first segment, without its slashes; at least one more segment follows
 */
record FirstSegment(Pattern look) {

  /** Whether a route's pattern is {@code /{regular expression}/*}. */
  static boolean isMeant(String pattern) {
    return pattern.startsWith("/{") && pattern.endsWith("}/*");
  }

  static FirstSegment of(String pattern) {
    return new FirstSegment(
        Pattern.compile(pattern.substring("/{".length(), pattern.length() - "}/*".length())));
  }

  boolean covers(String path) {
    int end = path.indexOf('/', 1);
    return end > 1 && look.matcher(path).region(1, end).matches();
  }
}
