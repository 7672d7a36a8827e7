package org.carrel.identity;

/** The id a session cookie carries. */
public record SessionCookie(String id) implements Credential {
  @Override
  public String toString() {
    return "SessionCookie[…]";
  }
}
