package org.carrel.grant;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.carrel.identity.Scope;
import org.carrel.identity.TokenMark;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds tokens against what we write, though the signature is right. */
final class GrantAccessTokensTest {
  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();
  private final Office office = new Office(database, clock, Map.of());
  private final Client client = office.register(office.node.owner(), Office.terms()).client();

  private String ours() {
    return office.issued.forItself(client, Set.of(Scope.LIBRARY_READ)).accessToken();
  }

  private String with(Consumer<JWTClaimsSet.Builder> change) throws ParseException {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder(SignedJWT.parse(ours()).getJWTClaimsSet());
    change.accept(claims);
    return office.keys.sign(KeyPurpose.ACCESS, "at+jwt", claims.build());
  }

  @Test
  void takesWhatItIssued() throws ParseException {
    assertThat(office.accessTokens.find(ours())).isPresent();
    assertThat(office.accessTokens.find(with(claims -> {}))).isPresent();
  }

  static Stream<Consumer<JWTClaimsSet.Builder>> changes() {
    Instant now = new SetClock().instant();
    return Stream.of(
        c -> c.issuer("https://elsewhere.example"),
        c -> c.issuer(null),
        c -> c.audience("https://elsewhere.example"),
        c -> c.audience(List.of()),
        c -> c.expirationTime(null),
        c -> c.expirationTime(Date.from(now)),
        c -> c.expirationTime(Date.from(now.minusSeconds(61))),
        c -> c.expirationTime(Date.from(now.plus(Duration.ofDays(1)))),
        c -> c.claim("exp", "soon"),
        c -> c.claim("exp", -1),
        c -> c.claim("exp", 1e18),
        c -> c.issueTime(null),
        c -> c.issueTime(Date.from(now.plusSeconds(61))),
        c -> c.claim("client_id", null),
        c -> c.claim("scope", 7),
        c -> c.jwtID(null),
        c -> c.jwtID("no-uuid.x"),
        c -> c.claim(TokenMark.CLAIM, null),
        c -> c.claim(TokenMark.CLAIM, "x"),
        c ->
            c.claim(
                TokenMark.CLAIM,
                "00000000-0000-0000-0000-000000000000." + AccessToken.KIND + ".0"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void refusesClaimsThatItDoesNotWrite(Consumer<JWTClaimsSet.Builder> change)
      throws ParseException {
    assertThat(office.accessTokens.find(with(change))).isEmpty();
  }

  @Test
  void refusesATokenOfAnotherTypeOrKey() throws ParseException {
    JWTClaimsSet claims = SignedJWT.parse(ours()).getJWTClaimsSet();

    assertThat(office.accessTokens.find(office.keys.sign(KeyPurpose.ACCESS, "JWT", claims)))
        .isEmpty();
    assertThat(office.accessTokens.find(office.keys.sign(KeyPurpose.ID_ES256, "at+jwt", claims)))
        .isEmpty();
    assertThat(office.accessTokens.find(office.keys.sign(KeyPurpose.ID_RS256, "at+jwt", claims)))
        .isEmpty();
  }

  @Test
  void nothingIsTakenAfterItsEnd() {
    String token = ours();
    assertThat(office.accessTokens.find(token)).isPresent();

    clock.pass(office.accessTokens.life(client));

    assertThat(office.accessTokens.find(token)).isEmpty();
  }
}
