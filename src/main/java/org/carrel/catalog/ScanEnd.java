package org.carrel.catalog;

/** Ends a scan between two steps. What it has done so far stays done. */
final class ScanEnd extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why it ends. */
  enum Cause {
    /** Somebody asked for it. */
    CANCELLED,
    /** This node stops; another one, or this one later, goes on. */
    STOPPING,
    /** This node was silent for too long; another one may be at it already. */
    LEASE_LOST
  }

  private final Cause why;

  ScanEnd(Cause why) {
    super(why.name());
    this.why = why;
  }

  Cause why() {
    return why;
  }
}
