package org.carrel.failure;

/**
 * Why something was not done, in words that no wire language owns. Every dialect gives each its own
 * status.
 */
public enum Reason {
  /** The input cannot be understood or breaks a documented rule. */
  INVALID,
  /** Nobody is signed in, and the thing asked for needs somebody. */
  UNAUTHENTICATED,
  /** The presented credential is wrong, expired, revoked or of the wrong kind. */
  BAD_CREDENTIAL,
  /** The credential is right, but its account is locked or disabled. */
  ACCOUNT_LOCKED,
  /** The caller is known and may not do this. */
  FORBIDDEN,
  /** There is no such thing, or the caller may not know that there is. */
  NOT_FOUND,
  /** It was there, and its time is over. */
  GONE,
  /** The request is well formed, but the method is not one this place knows. */
  METHOD_NOT_ALLOWED,
  /** No form of the answer fits what the client accepts. */
  NOT_ACCEPTABLE,
  /** It is there already, or was changed by somebody else. */
  CONFLICT,
  /** The input did not arrive in time. */
  TIMED_OUT,
  /** The input is larger than the configured limit. */
  TOO_LARGE,
  /** The media type of the input is not one this place reads. */
  UNSUPPORTED_MEDIA_TYPE,
  /** Too many tries; see {@link Failure#retryAfter()}. */
  THROTTLED,
  /** Right now it cannot be done: starting, stopping, out of a bounded resource. */
  UNAVAILABLE,
  /** A defect of ours. */
  INTERNAL
}
