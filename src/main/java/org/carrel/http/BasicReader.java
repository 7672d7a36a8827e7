package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.identity.Credential;
import org.carrel.identity.UsernamePassword;

/**
 * {@code Authorization: Basic}, in UTF-8 and strict Base64.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617</a>
 */
final class BasicReader implements CredentialReader {
  @Override
  public Optional<Credential> read(HttpServletRequest request) {
    return HeaderValue.authorization(request, "Basic").map(BasicReader::credential);
  }

  private static Credential credential(String encoded) {
    String pair = decoded(encoded);
    int colon = pair.indexOf(':');
    if (colon < 0) {
      throw unreadable();
    }
    return new UsernamePassword(pair.substring(0, colon), pair.substring(colon + 1));
  }

  private static String decoded(String encoded) {
    if (encoded.length() % 4 != 0) {
      throw unreadable();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(encoded);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw unreadable();
    }
  }

  private static Failure unreadable() {
    return Failure.invalid("The Basic credentials are not Base64 of name, colon and password.");
  }
}
