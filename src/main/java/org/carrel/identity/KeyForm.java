package org.carrel.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.JWKGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

/** What a signing key is made of. */
public enum KeyForm {
  /** For RS256 to RS512 and PS256 to PS512. */
  RSA_2048,
  /** For ES256. */
  P_256,
  /** For ES384. */
  P_384,
  /** For ES512. */
  P_521;

  /** A new key pair, named by its thumbprint (RFC 7638). */
  JWK generate() {
    try {
      return generator().keyUse(KeyUse.SIGNATURE).keyIDFromThumbprint(true).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("every JDK makes such keys", e);
    }
  }

  private JWKGenerator<? extends JWK> generator() {
    return switch (this) {
      case RSA_2048 -> new RSAKeyGenerator(2048);
      case P_256 -> new ECKeyGenerator(Curve.P_256);
      case P_384 -> new ECKeyGenerator(Curve.P_384);
      case P_521 -> new ECKeyGenerator(Curve.P_521);
    };
  }
}
