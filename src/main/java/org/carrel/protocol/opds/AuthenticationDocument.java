package org.carrel.protocol.opds;

import jakarta.json.Json;

/**
 * Tells a reader app how to sign in: by user name and password, or with an API key as the password.
 *
 * @see <a href="https://drafts.opds.io/authentication-for-opds-1.0">Authentication for OPDS 1.0</a>
 */
final class AuthenticationDocument {
  static final String PATH = "/opds/v2.0/auth";
  static final String REL = "http://opds-spec.org/auth/document";

  private AuthenticationDocument() {}

  /**
   * @param base of the server, without a slash at its end
   */
  static String text(String base) {
    return Json.createObjectBuilder()
        .add("id", base + PATH)
        .add("title", "Carrel")
        .add(
            "description",
            "Sign in with your user name and your password, or an API key as the password.")
        .add(
            "authentication",
            Json.createArrayBuilder()
                .add(
                    Json.createObjectBuilder()
                        .add("type", "http://opds-spec.org/auth/basic")
                        .add(
                            "labels",
                            Json.createObjectBuilder()
                                .add("login", "User name")
                                .add("password", "Password"))))
        .build()
        .toString();
  }
}
