package org.carrel.identity;

/**
 * What follows {@code Authorization: Bearer}: an access token, or an API key when it starts with
 * {@code carrel_}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-2.1">RFC 6750, section 2.1</a>
 */
public record BearerToken(String token) implements Credential {
  @Override
  public String toString() {
    return "BearerToken[…]";
  }
}
