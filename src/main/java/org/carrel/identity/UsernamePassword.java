package org.carrel.identity;

/** A name and a password, from Basic or from a form. The name is as typed and may be nonsense. */
public record UsernamePassword(String username, Password password) implements Credential {

  /** With the password in plain text, as every dialect but Burgerauth's sends it. */
  public UsernamePassword(String username, String password) {
    this(username, Password.plain(password));
  }

  @Override
  public String toString() {
    return "UsernamePassword[…]";
  }
}
