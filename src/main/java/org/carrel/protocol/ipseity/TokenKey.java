package org.carrel.protocol.ipseity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;

/** Signs and verifies; one key, one algorithm. */
record TokenKey(JWSHeader header, JWSSigner signer, JWSVerifier verifier) {

  /**
   * @throws IllegalStateException if the key does not fit the algorithm
   */
  String sign(String signed) {
    try {
      return signer.sign(header, bytes(signed)).toString();
    } catch (JOSEException e) {
      throw new IllegalStateException("the key does not sign " + header.getAlgorithm(), e);
    }
  }

  /** Only the one spelling of a signature counts, without padding or unused bits. */
  boolean verifies(String signed, String signature) {
    Base64URL encoded = new Base64URL(signature);
    if (!Base64URL.encode(encoded.decode()).toString().equals(signature)) {
      return false;
    }
    try {
      return verifier.verify(header, bytes(signed), encoded);
    } catch (JOSEException e) {
      return false;
    }
  }

  private static byte[] bytes(String signed) {
    return signed.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "TokenKey[" + header.getAlgorithm() + "]";
  }
}
