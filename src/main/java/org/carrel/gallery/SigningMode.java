package org.carrel.gallery;

/** Who serves the addresses that are handed out. */
public enum SigningMode {
  EMBEDDED,
  /** Another imagor, which knows the same secret; nothing is served here then. */
  EXTERNAL
}
