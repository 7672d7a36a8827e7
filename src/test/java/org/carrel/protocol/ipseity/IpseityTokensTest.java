package org.carrel.protocol.ipseity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.carrel.identity.Caller;
import org.carrel.identity.Proof;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IpseityTokensTest {
  private static final String SECRET =
      "a secret that is long enough for every algorithm there is: 64 bytes";

  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();

  private IpseityNode node(Map<String, String> configured) {
    return new IpseityNode(database, clock, configured);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"})
  void everybodyVerifiesATokenWithThePublishedKey(String algorithm) throws Exception {
    IpseityNode node = node(IpseityNode.algorithm(algorithm));
    String token = node.signIn(node.identity.owner());

    JWSObject independent = JWSObject.parse(token);

    assertThat(independent.verify(published(node, algorithm))).isTrue();
    assertThat(node.elsewhere.verify(token)).map(Caller::username).contains("Ada");
  }

  private static JWSVerifier published(IpseityNode node, String algorithm) throws Exception {
    String pem = node.keys.source().publicKey().orElseThrow();
    assertThat(pem).startsWith("-----BEGIN PUBLIC KEY-----\n").endsWith("-----");
    byte[] spki = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    PublicKey key =
        KeyFactory.getInstance(algorithm.startsWith("ES") ? "EC" : "RSA")
            .generatePublic(new X509EncodedKeySpec(spki));
    return new DefaultJWSVerifierFactory()
        .createJWSVerifier(new JWSHeader(JWSAlgorithm.parse(algorithm)), key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HS256", "HS384", "HS512"})
  void whoeverHasTheSecretVerifiesATokenAndItCountsInThisRoomOnly(String algorithm)
      throws Exception {
    IpseityNode node = node(IpseityNode.algorithm(algorithm, "IPSEITY_PRIVATE_KEY", SECRET));
    String token = node.signIn(node.identity.owner());

    assertThat(JWSObject.parse(token).verify(new MACVerifier(SECRET))).isTrue();
    assertThat(node.bearers.verify(token)).isPresent();
    assertThat(node.elsewhere.verify(token)).isEmpty();
    assertThat(node.keys.source().publicKey()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HS256", "HS512", "ES256"})
  void allNodesShareTheKeyThatIsNobodysSetting(String algorithm) {
    IpseityNode node = node(IpseityNode.algorithm(algorithm));
    IpseityNode other = node(IpseityNode.algorithm(algorithm));

    String token = node.signIn(node.identity.owner());

    assertThat(other.bearers.verify(token)).isPresent();
  }

  @Test
  void anotherAlgorithmUnderTheSameKeyIsNotTaken() {
    IpseityNode node = node(Map.of());
    String token = node.signIn(node.identity.owner());

    assertThat(node(IpseityNode.algorithm("PS256")).bearers.verify(token)).isEmpty();
    assertThat(node(IpseityNode.algorithm("RS512")).bearers.verify(token)).isEmpty();
  }

  @Test
  void aTokenOfARetiredKeyHoldsAndThePublishedKeyIsTheNewOne() {
    IpseityNode node = node(IpseityNode.algorithm("ES256"));
    String token = node.signIn(node.identity.owner());
    Optional<String> before = node.keys.source().publicKey();
    TokenAlgorithm algorithm = node.keys.algorithm();

    node.identity.signingKeys.rotate(algorithm.purpose(), algorithm.keyForm(), Duration.ofDays(30));

    assertThat(node.bearers.verify(token)).isPresent();
    assertThat(node.keys.source().publicKey()).isNotEqualTo(before);
  }

  @Test
  void anAccessTokenSaysTheDocumentedClaimsAndOneOfOurOwn() throws Exception {
    IpseityNode node = node(Map.of());
    Caller owner = node.identity.owner();
    long now = clock.instant().getEpochSecond();

    String token = node.signIn(owner);

    assertThat(header(token)).isEqualTo("{\"typ\":\"JWT\",\"alg\":\"RS256\"}");
    assertThat(payload(token).toJSONObject())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "user",
                "Ada",
                "exp",
                now + 72_000,
                "nbf",
                now,
                "iat",
                now,
                "authentication_method",
                "password",
                "token_type",
                "access_token",
                "carrel",
                owner.accountId() + ".ipseity.0"));
  }

  @Test
  void aRefreshTokenSaysWhoseItIsAndNotHowItWasGot() throws Exception {
    IpseityNode node = node(Map.of());
    Caller owner = node.identity.owner();
    long now = clock.instant().getEpochSecond();

    Map<String, Object> claims = payload(node.tokens.refresh(owner)).toJSONObject();

    assertThat(claims)
        .containsOnlyKeys("user", "exp", "nbf", "iat", "token_type", "uid", "carrel")
        .containsEntry("token_type", "refresh_token")
        .containsEntry("exp", now + 2_592_000);
    assertThat(claims.get("uid")).asString().matches("[0-9a-f]{32}");
  }

  private static String header(String token) {
    byte[] json = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
    return new String(json, StandardCharsets.UTF_8);
  }

  private static Payload payload(String token) throws Exception {
    return JWSObject.parse(token).getPayload();
  }

  @Test
  void aTokenHoldsThroughItsLastSecond() {
    IpseityNode node = node(IpseityNode.algorithm("ES256", "IPSEITY_ACCESS_EXP_DELTA", "60"));
    String token = node.signIn(node.identity.owner());

    clock.pass(Duration.ofSeconds(60));
    assertThat(node.bearers.verify(token)).isPresent();
    clock.pass(Duration.ofSeconds(1));
    assertThat(node.bearers.verify(token)).isEmpty();
  }

  @Test
  void aRefreshTokenIsNoAccessToken() {
    IpseityNode node = node(IpseityNode.algorithm("ES256"));

    String refresh = node.tokens.refresh(node.identity.owner());

    assertThat(node.bearers.verify(refresh)).isEmpty();
    assertThat(node.elsewhere.verify(refresh)).isEmpty();
  }

  @Test
  void aTokenIsItsAccountAndCarriesAllOfItButItsCredentials() {
    IpseityNode node = node(IpseityNode.algorithm("ES256"));
    Caller owner = node.identity.owner();

    Caller caller = node.elsewhere.verify(node.signIn(owner)).orElseThrow();

    assertThat(caller.accountId()).isEqualTo(owner.accountId());
    assertThat(caller.proof()).isEqualTo(Proof.ACCESS_TOKEN);
    assertThat(caller.permissions()).isEqualTo(owner.permissions());
    assertThat(caller.restricted()).as("touches credentials").isTrue();
  }

  @Test
  void tokensDieWithTheAccountsEpoch() {
    IpseityNode node = node(IpseityNode.algorithm("ES256"));
    Caller owner = node.identity.owner();
    Caller member = node.identity.user(owner, "bob");
    String token = node.signIn(member);
    assertThat(node.bearers.verify(token)).isPresent();

    node.identity.accounts.signOutEverywhere(member, org.carrel.identity.Node.HERE);

    assertThat(node.bearers.verify(token)).isEmpty();
    assertThat(node.elsewhere.verify(token)).isEmpty();
  }
}
