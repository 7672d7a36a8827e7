package org.carrel.format;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows a relative reference inside an archive. */
final class EntryPath {
  private EntryPath() {}

  /**
   * @param from name of the entry that holds the reference
   * @return empty if the reference leads out of the archive or is no path
   */
  static Optional<String> resolve(String from, @Nullable String reference) {
    if (reference == null || reference.contains("://")) {
      return Optional.empty();
    }
    String path = decoded(reference.split("[#?]", 2)[0]);
    if (path.isEmpty() || path.startsWith("/") || path.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    return normalised(from.substring(0, from.lastIndexOf('/') + 1) + path);
  }

  private static Optional<String> normalised(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/")) {
      if (part.equals("..") && parts.pollLast() == null) {
        return Optional.empty();
      }
      if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
        parts.addLast(part);
      }
    }
    return Optional.of(String.join("/", parts));
  }

  /** A plus sign is itself in a path. */
  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException unescaped) {
      return path;
    }
  }
}
