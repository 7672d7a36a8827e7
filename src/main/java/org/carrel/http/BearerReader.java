package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.identity.BearerToken;
import org.carrel.identity.Credential;

/**
 * {@code Authorization: Bearer}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-2.1">RFC 6750, section 2.1</a>
 */
final class BearerReader implements CredentialReader {
  @Override
  public Optional<Credential> read(HttpServletRequest request) {
    return HeaderValue.authorization(request, "Bearer").map(BearerReader::token);
  }

  private static Credential token(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isTokenCharacter(text.charAt(i))) {
        throw Failure.invalid("The bearer token holds characters that no token has.");
      }
    }
    return new BearerToken(text);
  }

  private static boolean isTokenCharacter(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || "-._~+/=".indexOf(c) >= 0;
  }
}
