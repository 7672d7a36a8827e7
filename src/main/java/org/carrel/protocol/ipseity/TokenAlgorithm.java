package org.carrel.protocol.ipseity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.carrel.identity.KeyForm;

/**
 * The one algorithm that signs here.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7518#section-3.1">RFC 7518, section 3.1</a>
 */
record TokenAlgorithm(JWSAlgorithm jws) {
  private static final String PURPOSE = "ipseity-";

  /**
   * @param name from HS256 to ES512, as the settings have checked
   */
  static TokenAlgorithm of(String name) {
    return new TokenAlgorithm(JWSAlgorithm.parse(name));
  }

  boolean symmetric() {
    return JWSAlgorithm.Family.HMAC_SHA.contains(jws);
  }

  /** Of the key pairs that this server makes. RS and PS algorithms share one. */
  KeyForm keyForm() {
    return switch (jws.getName()) {
      case "ES256" -> KeyForm.P_256;
      case "ES384" -> KeyForm.P_384;
      case "ES512" -> KeyForm.P_521;
      default -> KeyForm.RSA_2048;
    };
  }

  /** Under which this server keeps a key of its own. */
  String purpose() {
    boolean named = symmetric() || keyForm() != KeyForm.RSA_2048;
    return PURPOSE + (named ? jws.getName().toLowerCase(Locale.ROOT) : "rsa");
  }

  /**
   * How long a secret has to be.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc7518#section-3.2">RFC 7518, section 3.2</a>
   */
  int secretBytes() {
    return switch (jws.getName()) {
      case "HS256" -> 32;
      case "HS384" -> 48;
      default -> 64;
    };
  }

  /** The header of every token, encoded. It names no key. */
  String header() {
    String json = "{\"typ\":\"JWT\",\"alg\":\"" + jws.getName() + "\"}";
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.US_ASCII));
  }

  /** What tells Nimbus the algorithm; the text of a header is {@link #header}. */
  JWSHeader nimbus() {
    return new JWSHeader(jws);
  }
}
