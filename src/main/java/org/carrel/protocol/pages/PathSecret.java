package org.carrel.protocol.pages;

import java.util.Optional;
import java.util.regex.Pattern;

/** The secret that a link of ours ends with. It is only ever repeated to whoever sent it. */
final class PathSecret {
  private static final Pattern LOOK = Pattern.compile("/[A-Za-z0-9_-]{43}");

  private PathSecret() {}

  /** Empty if the path ends with anything else: nothing is looked up then. */
  static Optional<String> of(Visit visit) {
    return Optional.ofNullable(visit.request().getPathInfo())
        .filter(path -> LOOK.matcher(path).matches())
        .map(path -> path.substring(1));
  }
}
