package org.carrel.protocol.ipseity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.carrel.identity.Caller;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Keys that an administrator gives: taken in every usual form, or refused by the setting's name.
 */
final class IpseityKeysTest {
  private static final String PRIVATE = "IPSEITY_PRIVATE_KEY";
  private static final String PUBLIC = "IPSEITY_PUBLIC_KEY";
  private static final KeyPair RSA = pair("RSA", 2048);
  private static final KeyPair OTHER = pair("RSA", 2048);
  private static final KeyPair SHORT = pair("RSA", 1024);
  private static final KeyPair P_256 = pair("secp256r1");
  private static final KeyPair P_384 = pair("secp384r1");

  private final TestDatabase database = TestDatabase.clean();

  private IpseityNode node(Map<String, String> configured) {
    return new IpseityNode(database, new SetClock(), configured);
  }

  private static KeyPair pair(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair pair(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String type, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----";
  }

  private static String pkcs8(KeyPair pair) {
    return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
  }

  private static byte[] bare(KeyPair pair) throws Exception {
    ASN1Encodable inner =
        PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded()).parsePrivateKey();
    return inner.toASN1Primitive().getEncoded();
  }

  private static byte[] openSsh(KeyPair pair) throws Exception {
    return OpenSSHPrivateKeyUtil.encodePrivateKey(
        PrivateKeyFactory.createKey(pair.getPrivate().getEncoded()));
  }

  private static String spki(PublicKey key) {
    return pem("PUBLIC KEY", key.getEncoded());
  }

  private static String openSsh(PublicKey key, String word) throws Exception {
    byte[] blob =
        OpenSSHPublicKeyUtil.encodePublicKey(PublicKeyFactory.createKey(key.getEncoded()));
    return word + " " + Base64.getEncoder().encodeToString(blob) + " admin@example";
  }

  static Stream<Map<String, String>> usable() throws Exception {
    return Stream.of(
        IpseityNode.algorithm("RS256", PRIVATE, pkcs8(RSA)),
        IpseityNode.algorithm("RS256", PRIVATE, pkcs8(RSA).replace("\n", "\\n")),
        IpseityNode.algorithm("PS512", PRIVATE, pem("RSA PRIVATE KEY", bare(RSA))),
        IpseityNode.algorithm("RS384", PRIVATE, pem("OPENSSH PRIVATE KEY", openSsh(RSA))),
        IpseityNode.algorithm("ES256", PRIVATE, pkcs8(P_256)),
        IpseityNode.algorithm("ES384", PRIVATE, pkcs8(P_384)),
        IpseityNode.algorithm("RS256", PRIVATE, pkcs8(RSA), PUBLIC, spki(RSA.getPublic())),
        IpseityNode.algorithm(
            "RS256", PRIVATE, pkcs8(RSA), PUBLIC, openSsh(RSA.getPublic(), "ssh-rsa")),
        IpseityNode.algorithm(
            "ES256",
            PRIVATE,
            pkcs8(P_256),
            PUBLIC,
            openSsh(P_256.getPublic(), "ecdsa-sha2-nistp256")),
        IpseityNode.algorithm("HS512", PRIVATE, "s".repeat(64)));
  }

  @ParameterizedTest
  @MethodSource("usable")
  void aGivenKeySignsAndVerifies(Map<String, String> configured) {
    IpseityNode node = node(configured);
    Caller owner = node.identity.owner();

    assertThat(node.bearers.verify(node.signIn(owner))).isPresent();
  }

  static Stream<Map<String, String>> unusable() throws Exception {
    return Stream.of(
        IpseityNode.algorithm("RS256", PRIVATE, "secret-text"),
        IpseityNode.algorithm("RS256", PRIVATE, pem("PRIVATE KEY", new byte[] {1, 2, 3})),
        IpseityNode.algorithm("RS256", PRIVATE, pkcs8(SHORT)),
        IpseityNode.algorithm("RS256", PRIVATE, pkcs8(P_256)),
        IpseityNode.algorithm("ES256", PRIVATE, pkcs8(RSA)),
        IpseityNode.algorithm("ES256", PRIVATE, pkcs8(P_384)),
        IpseityNode.algorithm("RS256", PRIVATE, spki(RSA.getPublic())),
        IpseityNode.algorithm("HS256", PRIVATE, "secret-text"),
        IpseityNode.algorithm("HS512", PRIVATE, "s".repeat(63)));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void anUnusableKeyEndsTheStartAndIsNotRepeated(Map<String, String> configured) {
    assertThatThrownBy(() -> node(configured))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .message()
        .startsWith("carrel.ipseity.private-key is ")
        .doesNotContain("secret-text", "\n");
  }

  static Stream<Map<String, String>> strangePublicKeys() throws Exception {
    return Stream.of(
        IpseityNode.algorithm("RS256", PRIVATE, pkcs8(RSA), PUBLIC, spki(OTHER.getPublic())),
        IpseityNode.algorithm("RS256", PRIVATE, pkcs8(RSA), PUBLIC, spki(P_256.getPublic())),
        IpseityNode.algorithm(
            "RS256", PRIVATE, pkcs8(RSA), PUBLIC, openSsh(OTHER.getPublic(), "ssh-rsa")),
        IpseityNode.algorithm("RS256", PRIVATE, pkcs8(RSA), PUBLIC, "ssh-rsa AAAA"),
        IpseityNode.algorithm("RS256", PRIVATE, pkcs8(RSA), PUBLIC, "x"),
        IpseityNode.algorithm("RS256", PUBLIC, spki(RSA.getPublic())),
        IpseityNode.algorithm("HS256", PUBLIC, spki(RSA.getPublic())),
        IpseityNode.algorithm("HS256", PRIVATE, "s".repeat(64), PUBLIC, "x"));
  }

  @ParameterizedTest
  @MethodSource("strangePublicKeys")
  void aPublicKeyThatDoesNotBelongToThePrivateOneEndsTheStart(Map<String, String> configured) {
    assertThatThrownBy(() -> node(configured))
        .isInstanceOf(IllegalArgumentException.class)
        .hasNoCause()
        .message()
        .startsWith("carrel.ipseity.public-key is ");
  }

  @Test
  void thePublicKeyIsPublishedAsItWasWritten() throws Exception {
    String written = openSsh(RSA.getPublic(), "ssh-rsa");

    IpseityNode given = node(IpseityNode.algorithm("RS256", PRIVATE, pkcs8(RSA), PUBLIC, written));
    IpseityNode derived = node(IpseityNode.algorithm("RS256", PRIVATE, pkcs8(RSA)));

    assertThat(given.keys.source().publicKey()).contains(written);
    assertThat(derived.keys.source().publicKey()).contains(spki(RSA.getPublic()));
  }

  @Test
  void aPublishedKeyShowsNothingPrivate() {
    IpseityNode node = node(IpseityNode.algorithm("ES384"));

    assertThat(node.keys.source().publicKey().orElseThrow())
        .startsWith("-----BEGIN PUBLIC KEY-----")
        .doesNotContain("PRIVATE");
  }

  @Test
  void theSecretOfOneAlgorithmIsNotAnothers() {
    String token = "a.b";
    String one = node(IpseityNode.algorithm("HS256")).keys.source().current().sign(token);
    String other = node(IpseityNode.algorithm("HS512")).keys.source().current().sign(token);

    assertThat(one.getBytes(StandardCharsets.UTF_8)).hasSize(43);
    assertThat(other).hasSize(86).doesNotStartWith(one);
  }
}
