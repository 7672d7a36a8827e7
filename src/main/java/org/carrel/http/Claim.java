package org.carrel.http;

/** A route and the dialect it belongs to. */
record Claim(Dialect dialect, Route route) {
  static final String ATTRIBUTE = "org.carrel.http.claim";

  /** Whether no dialect owns the path. */
  boolean isNobodys() {
    return dialect instanceof NoDialect;
  }

  boolean is(Route.Trait trait) {
    return route.is(trait);
  }
}
