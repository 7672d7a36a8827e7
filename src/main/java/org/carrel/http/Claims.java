package org.carrel.http;

import java.util.ArrayList;
import java.util.List;

/** All routes of one dialect for one pattern, which differ by method. */
final class Claims {
  private final String pattern;
  private final List<Claim> claims = new ArrayList<>();

  Claims(String pattern) {
    this.pattern = pattern;
  }

  /**
   * @throws IllegalStateException if another dialect has the pattern, or a method is named twice
   */
  void add(Claim claim) {
    for (Claim other : claims) {
      if (other.dialect() != claim.dialect() || overlaps(other.route(), claim.route())) {
        throw new IllegalStateException(
            pattern
                + " is claimed by "
                + other.dialect().name()
                + " and "
                + claim.dialect().name());
      }
    }
    claims.add(claim);
  }

  private static boolean overlaps(Route one, Route other) {
    boolean bothForTheRest = one.methods().isEmpty() && other.methods().isEmpty();
    return bothForTheRest || one.methods().stream().anyMatch(other.methods()::contains);
  }

  String prefix() {
    return pattern.substring(0, pattern.length() - "/*".length());
  }

  boolean covers(String path) {
    int length = pattern.length() - "/*".length();
    return path.regionMatches(0, pattern, 0, length)
        && (path.length() == length || path.charAt(length) == '/');
  }

  /** The route for the method; the first one if none is, so that its dialect says 405. */
  Claim on(String method) {
    Claim rest = claims.get(0);
    for (Claim claim : claims) {
      if (claim.route().methods().contains(method)) {
        return claim;
      }
      if (claim.route().methods().isEmpty()) {
        rest = claim;
      }
    }
    return rest;
  }
}
