package org.carrel.catalog;

/** What a scan is at. */
public enum ScanPhase {
  COUNTING,
  READING,
  /** Looks for files that are gone. */
  REMOVING
}
