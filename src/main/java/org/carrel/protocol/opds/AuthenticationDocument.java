package org.carrel.protocol.opds;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;

/**
 * Tells a reader app how to sign in: by user name and password, or with an API key as the password;
 * and programs that can open a browser, where to ask for a token.
 *
 * @see <a href="https://drafts.opds.io/authentication-for-opds-1.0">Authentication for OPDS 1.0</a>
 */
final class AuthenticationDocument {
  static final String PATH = "/opds/v2.0/auth";
  static final String REL = "http://opds-spec.org/auth/document";

  /**
   * Our own: by OAuth 2.0 as the server's metadata tell, for an access token with the scope {@code
   * library:read}. The draft's own types for OAuth know no code with PKCE.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc8414">RFC 8414</a>
   */
  private static final String OAUTH = "urn:carrel:auth:oauth2";

  private static final String METADATA = "/.well-known/oauth-authorization-server";

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
        .add("links", Json.createArrayBuilder().add(link("help", base + "/", "text/html")))
        .add("authentication", Json.createArrayBuilder().add(basic()).add(oauth(base)))
        .build()
        .toString();
  }

  private static JsonObjectBuilder basic() {
    return Json.createObjectBuilder()
        .add("type", "http://opds-spec.org/auth/basic")
        .add(
            "labels",
            Json.createObjectBuilder().add("login", "User name").add("password", "Password"));
  }

  private static JsonObjectBuilder oauth(String base) {
    return Json.createObjectBuilder()
        .add("type", OAUTH)
        .add(
            "links",
            Json.createArrayBuilder()
                .add(link("service-desc", base + METADATA, "application/json")));
  }

  private static JsonObjectBuilder link(String rel, String href, String type) {
    return Json.createObjectBuilder().add("rel", rel).add("href", href).add("type", type);
  }
}
