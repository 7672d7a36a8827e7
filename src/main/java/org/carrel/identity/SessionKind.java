package org.carrel.identity;

/** What carries a session's secret; one kind never serves as the other. */
public enum SessionKind {
  COOKIE,
  /** Burgerauth's, kept by scripts. */
  SECRET_KEY
}
