package org.carrel.grant;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.carrel.identity.Scope;

/**
 * What a client gets.
 *
 * @param accessToken a JWT (RFC 9068)
 * @param life of the access token
 * @param idToken with scope {@code openid}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5.1">RFC 6749, section 5.1</a>
 */
public record Tokens(
    String accessToken,
    Duration life,
    Optional<String> refreshToken,
    Optional<String> idToken,
    Set<Scope> scopes) {
  @Override
  public String toString() {
    return "Tokens[" + Scope.join(scopes) + "]";
  }
}
