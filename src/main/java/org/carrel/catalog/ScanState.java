package org.carrel.catalog;

/** How far a scan has come. */
public enum ScanState {
  /** No node has begun it. */
  QUEUED,
  /** Some node works on it, or will again when the one that did is gone. */
  RUNNING,
  DONE,
  CANCELLED,
  /** It could not go on; {@link ScanProgress#failure()} says why. */
  FAILED
}
