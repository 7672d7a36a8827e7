package org.carrel.http;

import java.util.Set;

/**
 * Paths that may carry an API key as one segment, for reader apps that can send nothing else:
 * {@code /opds/{key}/v1.2/catalog} for {@code /opds/v1.2/catalog}. On such a path the key is the
 * only credential that is read, and everything behind the door sees the path without it.
 *
 * @param before what stands before the key, from slash to slash: {@code /opds/}
 * @param after the segments that may follow it: {@code v1.2}. A path is keyed only if one of them
 *     comes second after {@code before}
 */
public record KeyedPath(String before, Set<String> after) {
  /** Among {@code after}: the key may be the path's end, unless that is one of the others. */
  public static final String NOTHING = "";

  public KeyedPath {
    if (!before.startsWith("/") || !before.endsWith("/")) {
      throw new IllegalArgumentException("Not from slash to slash: " + before);
    }
    after = Set.copyOf(after);
  }

  /** Where the key ends in the path; -1 if the path carries none. */
  int keyEnd(String path) {
    if (!path.startsWith(before)) {
      return -1;
    }
    int slash = path.indexOf('/', before.length());
    int end = slash < 0 ? path.length() : slash;
    if (end == before.length() || after.contains(path.substring(before.length(), end))) {
      return -1;
    }
    return after.contains(segment(path, end + 1)) ? end : -1;
  }

  private static String segment(String path, int from) {
    int next = path.indexOf('/', from);
    return from >= path.length() ? NOTHING : path.substring(from, next < 0 ? path.length() : next);
  }

  String key(String path, int keyEnd) {
    return path.substring(before.length(), keyEnd);
  }

  String without(String path, int keyEnd) {
    return before + path.substring(Math.min(path.length(), keyEnd + 1));
  }
}
