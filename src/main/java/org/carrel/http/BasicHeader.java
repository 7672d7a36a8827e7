package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.carrel.failure.Failure;

/**
 * What {@code Authorization: Basic} carries, in UTF-8 and strict Base64. Whose name and secret that
 * is, an account's or a client's, the reader knows.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617</a>
 */
public record BasicHeader(String name, String secret) {

  /**
   * Empty for another scheme and for none.
   *
   * @throws Failure INVALID if it cannot be read
   */
  public static Optional<BasicHeader> of(HttpServletRequest request) {
    return HeaderValue.authorization(request, "Basic").map(BasicHeader::parse);
  }

  private static BasicHeader parse(String encoded) {
    String pair = decoded(encoded);
    int colon = pair.indexOf(':');
    if (colon < 0) {
      throw unreadable();
    }
    return new BasicHeader(pair.substring(0, colon), pair.substring(colon + 1));
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

  @Override
  public String toString() {
    return "BasicHeader[…]";
  }
}
