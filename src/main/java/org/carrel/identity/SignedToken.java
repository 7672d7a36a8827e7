package org.carrel.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * JWS compact serialization with one header only, {@code {"alg":"HS256","typ":"JWT"}}: since nobody
 * else issues these, any other header is a forgery and its signature is not even looked at.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-7.1">RFC 7515, section 7.1</a>
 */
public final class SignedToken {
  private static final int LONGEST = 1024;
  private static final String HEADER = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + ".";

  private final Hmac hmac;

  /**
   * @param secret of this kind of token alone
   */
  public SignedToken(byte[] secret) {
    this.hmac = new Hmac(secret);
  }

  public String sign(String json) {
    String signed = HEADER + encode(json);
    return signed + "." + hmac.text(signed);
  }

  /** What it says if the signature is ours, to the last bit of its one encoding. */
  public Optional<String> read(String token) {
    int dot = token.lastIndexOf('.');
    if (token.length() > LONGEST || !token.startsWith(HEADER) || dot < HEADER.length()) {
      return Optional.empty();
    }
    String signed = token.substring(0, dot);
    return Digests.same(hmac.text(signed), token.substring(dot + 1))
        ? decoded(signed.substring(HEADER.length()))
        : Optional.empty();
  }

  private static Optional<String> decoded(String payload) {
    try {
      byte[] json = Base64.getUrlDecoder().decode(payload);
      return Optional.of(new String(json, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String encode(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
