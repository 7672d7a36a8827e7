package org.carrel.identity;

/**
 * A name and a password that open KOReader's sync and nothing else.
 *
 * @param username as typed; may be nonsense
 * @param password as KOReader sends it: the MD5 of what was typed there
 */
public record SyncPassword(String username, String password) implements Credential {
  @Override
  public String toString() {
    return "SyncPassword[…]";
  }
}
