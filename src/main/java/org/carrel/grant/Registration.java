package org.carrel.grant;

/** Who registered a client. */
public enum Registration {
  /** An administrator, who may trust it. */
  ADMIN,
  /** A user, for itself: scope {@code openid} only, and consent is asked each time. */
  USER,
  /** The client itself (RFC 7591): consent is asked each time. */
  DYNAMIC
}
