package org.carrel.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jca.JCAAware;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import java.security.KeyPair;
import java.security.Provider;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A key pair, RSA or elliptic, with signer and verifier at hand. It uses a native provider where
 * the server has one, and the JDK's otherwise.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7517">RFC 7517</a>
 */
public final class SigningKey {
  private final JWK jwk;
  private final KeyState state;
  private final Instant createdAt;
  private final Instant signsSince;
  private final Optional<Instant> retiredAt;
  private final JWSSigner signer;
  private final JWSVerifier verifier;

  SigningKey(
      JWK jwk, KeyState state, Instant createdAt, Instant signsSince, Optional<Instant> retiredAt) {
    this.jwk = jwk;
    this.state = state;
    this.createdAt = createdAt;
    this.signsSince = signsSince;
    this.retiredAt = retiredAt;
    try {
      KeyPair pair = pair(jwk);
      signer =
          jwk instanceof ECKey ec
              ? new ECDSASigner(pair.getPrivate(), ec.getCurve())
              : new RSASSASigner(pair.getPrivate());
      verifier =
          jwk instanceof ECKey
              ? new ECDSAVerifier((ECPublicKey) pair.getPublic())
              : new RSASSAVerifier((RSAPublicKey) pair.getPublic());
    } catch (JOSEException e) {
      throw new IllegalStateException("a stored signing key cannot be used", e);
    }
    NativeCrypto.find().ifPresent(this::use);
  }

  /** In the form of the provider that uses it, which would otherwise translate it each time. */
  private static KeyPair pair(JWK jwk) throws JOSEException {
    KeyPair pair = jwk instanceof ECKey ec ? ec.toKeyPair() : jwk.toRSAKey().toKeyPair();
    return NativeCrypto.find().map(provider -> NativeCrypto.own(provider, pair)).orElse(pair);
  }

  private void use(Provider provider) {
    ((JCAAware<JCAContext>) signer).getJCAContext().setProvider(provider);
    ((JCAAware<JCAContext>) verifier).getJCAContext().setProvider(provider);
  }

  /** The {@code kid}. */
  public String id() {
    return Objects.requireNonNull(jwk.getKeyID());
  }

  public KeyState state() {
    return state;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** When it began to sign; before that, when it was made. */
  public Instant signsSince() {
    return signsSince;
  }

  /** Since when it signs nothing. */
  public Optional<Instant> retiredAt() {
    return retiredAt;
  }

  /** As everybody may know it. */
  public JWK publicJwk() {
    return jwk.toPublicJWK();
  }

  public JWSSigner signer() {
    return signer;
  }

  public JWSVerifier verifier() {
    return verifier;
  }

  @Override
  public String toString() {
    return "SigningKey[" + id() + ", " + state + "]";
  }
}
