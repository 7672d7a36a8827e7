package org.carrel.protocol.ipseity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * Keys as administrators have them: PEM of PKCS #8, PKCS #1, SEC 1 or OpenSSH, and public keys as
 * one line of OpenSSH, too. Line breaks may be written as {@code \n}, since some environments hold
 * one line only.
 */
final class KeyText {
  private KeyText() {}

  /** With its public part, which follows from it. */
  static JWK privateKey(String text) throws GeneralSecurityException, IOException {
    PemObject pem = pem(text);
    AsymmetricKeyParameter key =
        pem.getType().equals("PRIVATE KEY")
            ? PrivateKeyFactory.createKey(pem.getContent())
            : OpenSSHPrivateKeyUtil.parsePrivateKeyBlob(pem.getContent());
    PublicKey publicKey = publicKey(publicPart(key));
    byte[] pkcs8 = PrivateKeyInfoFactory.createPrivateKeyInfo(key).getEncoded();
    PrivateKey privateKey = factory(key).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    return publicKey instanceof ECPublicKey
        ? new ECKey.Builder(jwk(publicKey).toECKey()).privateKey(privateKey).build()
        : new RSAKey.Builder((RSAPublicKey) publicKey).privateKey(privateKey).build();
  }

  private static AsymmetricKeyParameter publicPart(AsymmetricKeyParameter key)
      throws GeneralSecurityException {
    if (key instanceof RSAPrivateCrtKeyParameters rsa) {
      return new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent());
    }
    if (key instanceof ECPrivateKeyParameters ec) {
      return new ECPublicKeyParameters(
          ec.getParameters().getG().multiply(ec.getD()), ec.getParameters());
    }
    throw new GeneralSecurityException("neither RSA nor elliptic");
  }

  static JWK publicKey(String text) throws GeneralSecurityException, IOException {
    String[] words = text.strip().split("\\s+", -1);
    boolean openSsh = words.length > 1 && words[0].matches("(ssh|ecdsa)-[a-z0-9-]+");
    return jwk(
        publicKey(
            openSsh
                ? OpenSSHPublicKeyUtil.parsePublicKey(Base64.getDecoder().decode(words[1]))
                : PublicKeyFactory.createKey(pem(text).getContent())));
  }

  private static PublicKey publicKey(AsymmetricKeyParameter key)
      throws GeneralSecurityException, IOException {
    byte[] spki = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key).getEncoded();
    return factory(key).generatePublic(new X509EncodedKeySpec(spki));
  }

  private static KeyFactory factory(AsymmetricKeyParameter key) throws GeneralSecurityException {
    return KeyFactory.getInstance(key instanceof RSAKeyParameters ? "RSA" : "EC");
  }

  private static JWK jwk(PublicKey key) throws GeneralSecurityException {
    if (!(key instanceof ECPublicKey ec)) {
      return new RSAKey.Builder((RSAPublicKey) key).build();
    }
    Curve curve = Curve.forECParameterSpec(ec.getParams());
    if (curve == null) {
      throw new GeneralSecurityException("a curve that no token is signed on");
    }
    return new ECKey.Builder(curve, ec).build();
  }

  private static PemObject pem(String text) throws GeneralSecurityException, IOException {
    try (PemReader reader = new PemReader(new StringReader(text.replace("\\n", "\n")))) {
      PemObject pem = reader.readPemObject();
      if (pem == null) {
        throw new GeneralSecurityException("no PEM");
      }
      return pem;
    }
  }

  /** A public key as PEM, without a line break at its end. */
  static String pem(JWK key) {
    try {
      PublicKey publicKey =
          key instanceof ECKey ec ? ec.toECPublicKey() : key.toRSAKey().toRSAPublicKey();
      String body =
          Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
              .encodeToString(publicKey.getEncoded());
      return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----";
    } catch (JOSEException e) {
      throw new IllegalStateException("a key that signs has a public part", e);
    }
  }
}
