package org.carrel.protocol.zettelstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.carrel.config.Settings;
import org.carrel.identity.Account;
import org.carrel.identity.Caller;
import org.carrel.identity.Node;
import org.carrel.identity.Origin;
import org.carrel.identity.Proof;
import org.carrel.testing.Forged;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiTokensTest {
  private static final String HEADER = "{\"alg\":\"HS512\"}";
  private static final Origin HERE = new Origin("127.0.0.1", "JUnit", "zettelstore");

  /** As the manual prints it. */
  private static final String MANUALS =
      "eyJhbGciOiJIUzUxMiJ9.eyJfdGsiOjEsImV4cCI6MTYwMTczMTI3NSwiaWF0IjoxNjAxNzMwNjc1LCJzdWIiOiJhYm"
          + "MiLCJ6aWQiOiIyMDIwMTAwMzE1MDEwMCJ9.ekhXkvn146P2bMKFQcU-bNlvgbeO6sS39hs6U5EKfjIqnSInku"
          + "HYjYAIfUqf_clYRfr6YBlX5izii8XfxV8jhg";

  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();
  private final Node node = new Node(database, clock);
  private final Caller ada = node.owner();
  private final Account account = node.accounts.get(ada.accountId());
  private final ApiTokens tokens = tokens(10);
  private final long now = clock.instant().getEpochSecond();

  private ApiTokens tokens(int minutes) {
    String key = "carrel.zettelstore.token-lifetime-api";
    Settings settings =
        Settings.read(
            name -> name.equals(key) ? Optional.of(String.valueOf(minutes)) : Optional.empty());
    return new ApiTokens(node.ring, node.callers, node.accounts, settings, clock);
  }

  @Test
  void saysTheDocumentedClaimsAndOneOfItsOwn() {
    String[] parts = token().split("\\.");

    assertThat(parts[0]).isEqualTo(MANUALS.split("\\.")[0]);
    assertThat(decoded(parts[0])).isEqualTo(HEADER);
    assertThat(decoded(parts[1]))
        .isEqualTo(
            "{\"_tk\":1,\"carrel\":\"%s.zettelstore.0\",\"exp\":%d,\"iat\":%d,\"sub\":\"Ada\",\"zid\":\"%s\"}"
                .formatted(ada.accountId(), now + 600, now, account.zid()));
    assertThat(account.zid()).matches("\\d{14}");
  }

  @Test
  void itsClaimsAreTheManualsAndOneMore() throws Exception {
    Map<String, Object> manuals = JSONObjectUtils.parse(decoded(MANUALS.split("\\.")[1]));
    Map<String, Object> ours = JSONObjectUtils.parse(decoded(token().split("\\.")[1]));

    assertThat(manuals)
        .containsOnlyKeys("_tk", "exp", "iat", "sub", "zid")
        .containsEntry("zid", "20201003150100");
    assertThat(ours.keySet()).contains("carrel").containsAll(manuals.keySet()).hasSize(6);
    manuals.forEach((claim, value) -> assertThat(ours.get(claim)).hasSameClassAs(value));
  }

  @Test
  void anotherImplementationVerifiesIt() throws Exception {
    JWSObject parsed = JWSObject.parse(token());

    assertThat(parsed.getHeader().toJSONObject()).containsOnlyKeys("alg");
    assertThat(parsed.verify(new MACVerifier(key()))).isTrue();
    assertThat(parsed.verify(new MACVerifier(new byte[64]))).isFalse();
  }

  @Test
  void itsKeyIsTwoSecretsThatNoOtherKindHas() {
    assertThat(node.ring.secret("zettelstore-1")).isNotEqualTo(node.ring.secret("zettelstore-2"));
    assertThat(key()).hasSize(64);
  }

  @Test
  void isItsAccountThroughTheLastSecond() {
    String token = token();

    Caller caller = tokens.verify(token).orElseThrow();
    assertThat(caller.accountId()).isEqualTo(ada.accountId());
    assertThat(caller.proof()).isEqualTo(Proof.ACCESS_TOKEN);

    clock.pass(Duration.ofSeconds(600));
    assertThat(tokens.verify(token)).isPresent();
    clock.pass(Duration.ofSeconds(1));
    refused(token);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 60})
  void livesAsLongAsConfigured(int minutes) {
    assertThat(tokens(minutes).issue(ada).seconds()).isEqualTo(minutes * 60L);
  }

  @Test
  void aTokenThatIsGivenMoreLifeThanTheConfigurationNowAllowsIsRefused() {
    String token = tokens(60).issue(ada).token();

    refused(token);
  }

  static Stream<String> headers() {
    return Stream.of(
        "{\"alg\":\"none\"}",
        "{\"alg\":\"None\"}",
        "{\"alg\":\"NONE\"}",
        "{\"alg\":\"nOnE\"}",
        "{\"alg\":\"\"}",
        "{\"alg\":\"hs512\"}",
        "{\"alg\":\"HS256\"}",
        "{\"alg\":\"HS384\"}",
        "{\"alg\":\"RS256\"}",
        "{\"alg\":\"ES512\"}",
        "{\"alg\": \"HS512\"}",
        "{\"alg\":\"HS512\",\"alg\":\"none\"}",
        "{\"alg\":\"HS512\",\"typ\":\"JWT\"}",
        "{\"typ\":\"JWT\",\"alg\":\"HS512\"}",
        "{\"alg\":\"HS512\",\"kid\":\"../../dev/null\"}",
        "{\"alg\":\"HS512\",\"crit\":[\"exp\"]}",
        "{\"alg\":\"HS512\",\"jku\":\"http://localhost:1/\"}",
        "{\"alg\":\"HS512\",\"x5u\":\"http://localhost:1/\"}",
        "{\"alg\":\"HS512\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}}",
        "{}",
        "");
  }

  @ParameterizedTest
  @MethodSource("headers")
  void anyOtherHeaderIsRefusedThoughTheSignatureIsRight(String header) {
    String signed = signed(header, claims(times(0, 600)));

    refused(signed);
    refused(signed.substring(0, signed.lastIndexOf('.') + 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HmacSHA256", "HmacSHA384"})
  void anotherAlgorithmUnderTheRightHeaderIsRefused(String algorithm) {
    String unsigned = Forged.encoded(HEADER) + "." + Forged.encoded(claims(times(0, 600)));

    refused(unsigned + "." + Forged.signature(algorithm, key(), unsigned));
    refused(unsigned + "." + Forged.signature("HmacSHA512", new byte[64], unsigned));
    refused(unsigned + "." + Forged.signature("HmacSHA512", Arrays.copyOf(key(), 32), unsigned));
  }

  static Stream<String> badTimes() {
    return Stream.of(
        times(-120, -1),
        times(61, 600),
        times(0, 601),
        times(0, 99_999_999),
        "\"iat\":%d".formatted(at(0)),
        "\"exp\":%d".formatted(at(60)),
        "\"exp\":-1,\"iat\":%d".formatted(at(0)),
        "\"exp\":0,\"iat\":%d".formatted(at(0)),
        "\"exp\":%d,\"iat\":-1".formatted(at(60)),
        "\"exp\":%d.5,\"iat\":%d".formatted(at(60), at(0)),
        "\"exp\":1e18,\"iat\":%d".formatted(at(0)),
        "\"exp\":99999999999999999999,\"iat\":%d".formatted(at(0)),
        "\"exp\":\"%d\",\"iat\":%d".formatted(at(60), at(0)),
        "\"exp\":null,\"iat\":%d".formatted(at(0)),
        "\"exp\":%d,\"exp\":%d,\"iat\":%d".formatted(at(60), at(60), at(0)),
        "\"exp\":%d,\"iat\":%d,\"nbf\":%d".formatted(at(60), at(0), at(120)));
  }

  @ParameterizedTest
  @MethodSource("badTimes")
  void timesThatMakeNoSenseAreRefusedThoughTheSignatureIsRight(String times) {
    refused(signed(HEADER, claims(times)));
  }

  @Test
  void ourOwnSpellingUnderOurOwnKeyIsAccepted() {
    assertThat(tokens.verify(signed(HEADER, claims(times(0, 600))))).isPresent();
  }

  @Test
  void anotherKindIsRefused() {
    String claims = claims(times(0, 600));

    refused(signed(HEADER, claims.replace("\"_tk\":1", "\"_tk\":2")));
    refused(signed(HEADER, claims.replace("\"_tk\":1", "\"_tk\":\"1\"")));
    refused(signed(HEADER, claims.replace("\"_tk\":1,", "")));
    refused(signed(HEADER, claims.replace(".zettelstore.", ".access.")));
    refused(signed(HEADER, claims.replaceFirst("\"carrel\":\"[^\"]*\",", "")));
    refused(node.refreshTokens.issue(ada).access().token());
    refused(MANUALS);
  }

  @Test
  void aTamperedTokenIsRefused() {
    String token = token();
    String[] parts = token.split("\\.");
    String unsigned = parts[0] + "." + parts[1];

    refused(unsigned);
    refused(unsigned + ".");
    refused(token + "=");
    refused(token + "==");
    refused(parts[0] + "=." + parts[1] + "." + parts[2]);
    refused(parts[0] + "." + parts[1] + "=." + parts[2]);
    refused(token + "." + parts[2]);
    refused(token + ".x.y");
    refused(" " + token);
    refused(token + " ");
    refused(token + "\n");
    refused(token.replace(".", " ."));
    refused(token.substring(0, token.length() - 1));
    refused(unsigned + "." + sibling(parts[2]));
    refused(parts[0] + "." + Forged.encoded(claims(times(0, 599))) + "." + parts[2]);
    refused(token + "a".repeat(128 << 10));
    refused("a".repeat(128 << 10));
    refused("..");
    refused("");
  }

  /** Another spelling of the same bytes: the last character has bits that nobody reads. */
  private static String sibling(String signature) {
    int last = signature.length() - 1;
    return signature.substring(0, last) + (char) (signature.charAt(last) + 1);
  }

  @Test
  void aPayloadThatIsNoTextIsRefusedThoughTheSignatureIsRight() {
    String unsigned = Forged.encoded(HEADER) + ".****";

    refused(unsigned + "." + Forged.signature("HmacSHA512", key(), unsigned));
    refused(signed(HEADER, "null"));
    refused(signed(HEADER, "\0"));
  }

  @Test
  void anAccountOfAnotherNameNumberOrIdIsRefused() {
    String claims = claims(times(0, 600));

    refused(signed(HEADER, claims.replace("\"Ada\"", "\"ada\"")));
    refused(signed(HEADER, claims.replace("\"Ada\"", "\"\\u0041da\"")));
    refused(signed(HEADER, claims.replace(account.zid(), "20201003150100")));
    refused(signed(HEADER, claims.replace(ada.accountId() + "", new UUID(1, 1) + "")));
  }

  @Test
  void diesWithTheEpochOfItsAccount() {
    String token = token();

    node.accounts.signOutEverywhere(ada, HERE);

    refused(token);
    assertThat(tokens.renew(token)).isEmpty();
  }

  @Test
  void diesWithItsAccount() {
    Caller bob = node.user(ada, "bob");
    Caller eve = node.user(ada, "eve");
    Caller joe = node.user(ada, "joe");
    List<String> theirs =
        Stream.of(bob, eve, joe).map(caller -> tokens.issue(caller).token()).toList();
    assertThat(theirs).allMatch(token -> tokens.verify(token).isPresent());

    node.accounts.disable(ada, bob.accountId(), HERE);
    node.accounts.lock(ada, eve.accountId(), HERE);
    node.accounts.delete(ada, joe.accountId(), HERE);

    theirs.forEach(this::refused);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"b", "a\\b", "a\\\"", "zoë", "<x>", "\"", "\\u0041", "名前", "😀"})
  void worksForEveryName(String name) {
    Caller caller = node.user(ada, name);

    String token = tokens.issue(caller).token();

    assertThat(tokens.verify(token).map(Caller::username)).contains(name);
  }

  @Test
  void worksForTheLongestName() {
    Caller caller = node.user(ada, "<".repeat(64));

    assertThat(tokens.verify(tokens.issue(caller).token())).isPresent();
  }

  @Test
  void isRenewedByItselfInItsFirstQuarter() {
    String token = token();

    clock.pass(Duration.ofSeconds(149));

    assertThat(tokens.renew(token)).contains(new GivenToken(token, 451));
  }

  @Test
  void isRenewedByANewOneAfterThatAndWorksOn() {
    String token = token();

    clock.pass(Duration.ofSeconds(150));
    GivenToken renewed = tokens.renew(token).orElseThrow();

    assertThat(renewed.token()).isNotEqualTo(token);
    assertThat(renewed.seconds()).isEqualTo(600);
    clock.pass(Duration.ofSeconds(450));
    assertThat(tokens.verify(token)).isPresent();
    clock.pass(Duration.ofSeconds(1));
    refused(token);
    assertThat(tokens.renew(token)).isEmpty();
    assertThat(tokens.verify(renewed.token())).isPresent();
  }

  @Test
  void worksOnEveryNode() {
    Node other = new Node(database, clock);
    ApiTokens elsewhere =
        new ApiTokens(
            other.ring,
            other.callers,
            other.accounts,
            Settings.read(name -> Optional.empty()),
            clock);

    assertThat(elsewhere.verify(token())).isPresent();
  }

  private String token() {
    return tokens.issue(ada).token();
  }

  private void refused(String token) {
    assertThat(tokens.verify(token)).as(token).isEmpty();
  }

  private static long at(long seconds) {
    return new SetClock().instant().getEpochSecond() + seconds;
  }

  private static String times(long issued, long expires) {
    return "\"exp\":%d,\"iat\":%d".formatted(at(expires), at(issued));
  }

  private String claims(String times) {
    return "{\"_tk\":1,\"carrel\":\"%s.zettelstore.0\",%s,\"sub\":\"Ada\",\"zid\":\"%s\"}"
        .formatted(ada.accountId(), times, account.zid());
  }

  private byte[] key() {
    byte[] key = Arrays.copyOf(node.ring.secret("zettelstore-1"), 64);
    System.arraycopy(node.ring.secret("zettelstore-2"), 0, key, 32, 32);
    return key;
  }

  private String signed(String header, String claims) {
    return Forged.token("HmacSHA512", key(), header, claims);
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), UTF_8);
  }
}
