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
    int end = path.indexOf('/', before.length());
    if (end <= before.length()) {
      return -1;
    }
    int next = path.indexOf('/', end + 1);
    String segment = path.substring(end + 1, next < 0 ? path.length() : next);
    return after.contains(segment) ? end : -1;
  }

  String key(String path, int keyEnd) {
    return path.substring(before.length(), keyEnd);
  }

  String without(String path, int keyEnd) {
    return before + path.substring(keyEnd + 1);
  }
}
