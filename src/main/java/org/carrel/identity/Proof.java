package org.carrel.identity;

/** How the caller showed who it is. */
public enum Proof {
  SESSION,
  PASSWORD,
  ACCESS_TOKEN,
  API_KEY,
  /** An OAuth access token: another's program acts for the account. */
  GRANT,
  /** The session of an administrator who looks at the server as the account does. */
  PREVIEW,
  /** Nothing was shown: the guest that everybody is under {@code carrel.authentication=off}. */
  NONE
}
