package org.carrel.identity;

/** Where a signing key is in its life. All three verify, and are published. */
public enum KeyState {
  /** Known to those who verify before it signs anything. */
  NEXT,
  /** Signs. */
  CURRENT,
  /** Signs no more, while what it signed may still hold. */
  RETIRED
}
