package org.carrel.grant;

import com.nimbusds.jose.JWSAlgorithm;
import org.carrel.identity.KeyForm;

/** What a signing key of ours is for: one kind of token and one algorithm. */
enum KeyPurpose {
  ACCESS("oauth-access-es256", KeyForm.P_256, JWSAlgorithm.ES256),
  ID_RS256("oauth-id-rs256", KeyForm.RSA_2048, JWSAlgorithm.RS256),
  ID_ES256("oauth-id-es256", KeyForm.P_256, JWSAlgorithm.ES256);

  private final String id;
  private final KeyForm form;
  private final JWSAlgorithm algorithm;

  KeyPurpose(String id, KeyForm form, JWSAlgorithm algorithm) {
    this.id = id;
    this.form = form;
    this.algorithm = algorithm;
  }

  static KeyPurpose of(IdTokenAlgorithm algorithm) {
    return algorithm == IdTokenAlgorithm.ES256 ? ID_ES256 : ID_RS256;
  }

  String id() {
    return id;
  }

  KeyForm form() {
    return form;
  }

  JWSAlgorithm algorithm() {
    return algorithm;
  }
}
