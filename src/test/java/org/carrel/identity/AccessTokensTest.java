package org.carrel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.identity.Node.HERE;
import static org.carrel.identity.Node.accepted;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Stream;
import org.carrel.failure.Reason;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccessTokensTest {
  private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();
  private final Node node = new Node(database, clock);
  private final Caller owner = node.owner();
  private final long now = clock.instant().getEpochSecond();

  @Test
  void anIssuedTokenIsItsAccountUntilItExpires() {
    IssuedToken token = node.refreshTokens.issue(owner).access();

    assertThat(token.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(1)));
    Caller caller = accepted(node.bearer(token.token()));
    assertThat(caller.accountId()).isEqualTo(owner.accountId());
    assertThat(caller.proof()).isEqualTo(Proof.ACCESS_TOKEN);

    clock.pass(Duration.ofDays(1).minusSeconds(1));
    accepted(node.bearer(token.token()));
    clock.pass(Duration.ofSeconds(1));
    refused(token.token());
  }

  @Test
  void saysTheDocumentedClaimsAndOneOfItsOwn() {
    String[] parts = node.refreshTokens.issue(owner).access().token().split("\\.");

    assertThat(decoded(parts[0])).isEqualTo(HEADER);
    assertThat(decoded(parts[1]))
        .isEqualTo(
            "{\"sub\":\"%s\",\"iat\":%d,\"exp\":%d,\"carrel\":\"access.0\"}"
                .formatted(owner.accountId(), now, now + 86_400));
  }

  @Test
  void ourOwnSecretOverOurOwnSpellingIsAccepted() {
    assertThat(node.bearer(signed(HEADER, claims(now, now + 60))))
        .isInstanceOf(Outcome.Accepted.class);
  }

  static Stream<String> headers() {
    return Stream.of(
        "{\"alg\":\"none\",\"typ\":\"JWT\"}",
        "{\"alg\":\"None\",\"typ\":\"JWT\"}",
        "{\"alg\":\"nOnE\"}",
        "{\"alg\":\"HS512\",\"typ\":\"JWT\"}",
        "{\"alg\":\"RS256\",\"typ\":\"JWT\"}",
        "{\"alg\":\"ES256\",\"typ\":\"JWT\"}",
        "{\"alg\":\"HS256\"}",
        "{\"typ\":\"JWT\",\"alg\":\"HS256\"}",
        "{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}",
        "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"../../dev/null\"}",
        "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"crit\":[\"exp\"]}",
        "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"jku\":\"http://localhost:1/\"}",
        "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"x5u\":\"http://localhost:1/\"}",
        "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}}");
  }

  @ParameterizedTest
  @MethodSource("headers")
  void anyOtherHeaderIsRefusedThoughTheSignatureIsRight(String header) {
    refused(signed(header, claims(now, now + 60)));
  }

  static Stream<String> times() {
    return Stream.of(
        "\"iat\":%d,\"exp\":%d".formatted(at(-120), at(-61)),
        "\"iat\":%d,\"exp\":%d".formatted(at(-120), at(0)),
        "\"iat\":%d,\"exp\":%d".formatted(at(61), at(600)),
        "\"iat\":%d".formatted(at(0)),
        "\"exp\":%d".formatted(at(60)),
        "\"iat\":%d,\"exp\":-1".formatted(at(0)),
        "\"iat\":%d,\"exp\":0".formatted(at(0)),
        "\"iat\":-1,\"exp\":%d".formatted(at(60)),
        "\"iat\":%d,\"exp\":%d.5".formatted(at(0), at(60)),
        "\"iat\":%d,\"exp\":1e18".formatted(at(0)),
        "\"iat\":%d,\"exp\":1000000000000000000".formatted(at(0)),
        "\"iat\":%d,\"exp\":99999999999999999999".formatted(at(0)),
        "\"iat\":%d,\"exp\":99999999999".formatted(at(0)),
        "\"iat\":%d,\"exp\":%d".formatted(at(0), at(86_401)),
        "\"iat\":%d,\"exp\":\"%d\"".formatted(at(0), at(60)),
        "\"iat\":%d,\"exp\":null".formatted(at(0)),
        "\"iat\":%d,\"exp\":%d,\"nbf\":%d".formatted(at(0), at(60), at(120)),
        "\"iat\":%d,\"exp\":%d,\"exp\":%d".formatted(at(0), at(60), at(60)));
  }

  private static long at(long seconds) {
    return new SetClock().instant().getEpochSecond() + seconds;
  }

  @ParameterizedTest
  @MethodSource("times")
  void timesThatMakeNoSenseAreRefusedThoughTheSignatureIsRight(String times) {
    String claims = "{\"sub\":\"%s\",%s,\"carrel\":\"access.0\"}";
    refused(signed(HEADER, claims.formatted(owner.accountId(), times)));
  }

  @Test
  void aTamperedTokenIsRefused() {
    String token = node.refreshTokens.issue(owner).access().token();
    String[] parts = token.split("\\.");
    String signature = parts[2];
    String unsigned = parts[0] + "." + parts[1];
    accepted(node.bearer(token)); // from now on it is remembered, and nothing but it

    refused(unsigned);
    refused(unsigned + ".");
    refused(unsigned + "." + signature + "=");
    refused(unsigned + "." + signature + "." + signature);
    refused(token + ".x.y");
    refused(" " + token);
    refused(token + " ");
    refused(token + "\n");
    refused(unsigned + "." + sibling(signature));
    refused(parts[0] + "." + parts[1] + "=." + signature);
    refused(encoded(HEADER) + "." + encoded(claims(now, now + 999)) + "." + signature);
    refused(unsigned + "." + new Hmac(new byte[32]).text(unsigned));
    refused(token + "a".repeat(128 << 10));
    refused("..");
    refused("");
  }

  /** Another spelling of the same bytes: the last character has bits that nobody reads. */
  private static String sibling(String signature) {
    int last = signature.length() - 1;
    return signature.substring(0, last) + (char) (signature.charAt(last) + 1);
  }

  @Test
  void aRememberedTokenEndsWithItsAccountsEpoch() {
    String token = node.refreshTokens.issue(owner).access().token();
    accepted(node.bearer(token));

    node.accounts.signOutEverywhere(owner, HERE);

    refused(token);
  }

  @Test
  void anotherKindIsRefused() {
    refused(node.refreshTokens.issue(owner).refresh().token());
    refused(
        signed(
            HEADER,
            "{\"sub\":\"%s\",\"iat\":%d,\"exp\":%d,\"carrel\":\"refresh.0\"}"
                .formatted(owner.accountId(), now, now + 60)));
  }

  @Test
  void anAccountThatIsNotThereIsRefused() {
    refused(signed(HEADER, claims(now, now + 60).replace(owner.accountId() + "", nobody())));
  }

  private static String nobody() {
    return new UUID(1, 1).toString();
  }

  @Test
  void aDeletedSecretIsMadeAnewAtTheNextStart() {
    String token = node.refreshTokens.issue(owner).access().token();
    node.transactions.run(
        () -> database.entityManager().createNativeQuery("DELETE FROM ring_key").executeUpdate());

    Node restarted = new Node(database, clock);
    assertThat(restarted.bearer(token)).isEqualTo(Outcome.rejected(Reason.BAD_CREDENTIAL));
    Caller again = restarted.signIn("Ada");
    accepted(restarted.bearer(restarted.refreshTokens.issue(again).access().token()));
  }

  @Test
  void allNodesShareTheSecret() {
    Node other = new Node(database, clock);

    String token = other.refreshTokens.issue(other.signIn("Ada")).access().token();

    accepted(node.bearer(token));
    assertThat(node.ring.secret("stump-access")).isEqualTo(other.ring.secret("stump-access"));
    assertThat(node.ring.secret("stump-access")).isNotEqualTo(node.ring.secret("stump-refresh"));
  }

  private void refused(String token) {
    assertThat(node.authentication.verify(new BearerToken(token), HERE))
        .isEqualTo(Outcome.rejected(Reason.BAD_CREDENTIAL));
  }

  private String claims(long issued, long expires) {
    return new TokenClaims(
            owner.accountId(),
            Instant.ofEpochSecond(issued),
            Instant.ofEpochSecond(expires),
            null,
            "access",
            0)
        .json();
  }

  private String signed(String header, String claims) {
    String signed = encoded(header) + "." + encoded(claims);
    return signed + "." + new Hmac(node.ring.secret("stump-access")).text(signed);
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }
}
