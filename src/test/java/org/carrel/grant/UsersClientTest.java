package org.carrel.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.identity.Caller;
import org.carrel.identity.Node;
import org.carrel.identity.Scope;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** What differs for a client that a user registered, and may take its code from the answer. */
final class UsersClientTest {
  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();
  private final Office office = new Office(database, clock, Map.of());
  private final Caller owner = office.node.owner();
  private final Caller bob = office.node.inSession(office.node.user(owner, "bob"));
  private final Client own = own(office);

  private Client own(Office at) {
    return at.registry
        .registerOwn(bob, Optional.empty(), "Own", List.of(Office.REDIRECT), Node.HERE)
        .client();
  }

  private String direct(Client client, Optional<String> challenge) {
    AuthorizationRequest asked =
        new AuthorizationRequest(
            client.id(),
            Optional.empty(),
            Set.of(Scope.OPENID),
            Optional.empty(),
            Optional.empty(),
            challenge,
            Set.of(),
            Optional.empty(),
            Optional.empty());
    return office.authorizations.grant(asked, bob, Node.HERE);
  }

  private Tokens redeem(String code, Optional<String> verifier) {
    return office.codes.redeem(own, code, Optional.empty(), verifier, Node.HERE);
  }

  @Test
  void itsAccessTokensHoldForAnHourWhateverIsConfiguredForOthers() {
    Tokens tokens = redeem(direct(own, Optional.empty()), Optional.empty());

    assertThat(tokens.life()).isEqualTo(Duration.ofHours(1));
    clock.pass(Duration.ofMinutes(59));
    assertThat(office.accessTokens.verify(tokens.accessToken())).isPresent();
    clock.pass(Duration.ofMinutes(1));
    assertThat(office.accessTokens.verify(tokens.accessToken())).isEmpty();
  }

  @Test
  void anotherClientsTokensAreNeverTakenForThatLong() {
    Client served = office.register(owner, Office.terms()).client();
    Tokens ten = office.issued.forItself(served, Set.of(Scope.LIBRARY_READ));
    Office shorter = new Office(database, clock, Map.of("carrel.oauth.access-lifetime", "60"));

    assertThat(ten.life()).isEqualTo(Duration.ofMinutes(10));
    assertThat(office.accessTokens.find(ten.accessToken())).isPresent();
    assertThat(shorter.accessTokens.find(ten.accessToken())).isEmpty();
  }

  @Test
  void aRetiredKeyOutlivesItsTokensHoweverShortTheOthersLive() {
    Office brief =
        new Office(
            database,
            clock,
            Map.of("carrel.oauth.access-lifetime", "60", "carrel.oauth.id-token-lifetime", "60"));
    Client client = own(brief);
    String code = direct(client, Optional.empty());
    Tokens tokens = brief.codes.redeem(client, code, Optional.empty(), Optional.empty(), Node.HERE);
    brief.keys.rotate(owner, Node.HERE);

    clock.pass(Duration.ofMinutes(59));
    brief.keys.rotate(owner, Node.HERE);

    assertThat(brief.accessTokens.verify(tokens.accessToken())).isPresent();
  }

  @Test
  void aCodeThatWentToNoAddressMindsNoneThatIsRepeated() {
    String code = direct(own, Optional.empty());
    Optional<String> repeated = Optional.of(Office.REDIRECT);

    assertThat(office.codes.redeem(own, code, repeated, Optional.empty(), Node.HERE).idToken())
        .isPresent();
  }

  @Test
  void saysWhenOnlyTheVerifierIsMissingOrAnother() {
    String challenged = direct(own, Optional.of(Office.CHALLENGE));
    String plain = direct(own, Optional.empty());

    assertThat(awaitsVerifier(own, challenged, Optional.empty())).isTrue();
    assertThat(awaitsVerifier(own, challenged, Optional.of("x".repeat(43)))).isTrue();
    assertThat(awaitsVerifier(own, challenged, Optional.of(Office.VERIFIER))).isFalse();
    assertThat(awaitsVerifier(own, plain, Optional.empty())).isFalse();
    assertThat(awaitsVerifier(own(office), challenged, Optional.empty())).isFalse();
    assertThat(awaitsVerifier(own, "unknown", Optional.empty())).isFalse();
    redeem(challenged, Optional.of(Office.VERIFIER));
    assertThat(awaitsVerifier(own, challenged, Optional.empty())).isFalse();
  }

  private boolean awaitsVerifier(Client client, String code, Optional<String> shown) {
    return office.codes.awaitsVerifier(client, code, shown);
  }

  @Test
  void aRefreshTokenRemembersTheVerifierOfItsCodeThroughRotation() {
    Tokens first = redeem(direct(own, Optional.of(Office.CHALLENGE)), Optional.of(Office.VERIFIER));
    String token = first.refreshToken().orElseThrow();
    String next =
        office.tokens.refresh(own, token, Set.of(), Node.HERE).refreshToken().orElseThrow();

    for (String one : List.of(token, next)) {
      assertThat(office.tokens.issued(one)).isTrue();
      assertThat(office.tokens.goesBackTo(one, Office.VERIFIER)).isTrue();
      assertThat(office.tokens.goesBackTo(one, "x".repeat(43))).isFalse();
    }
  }

  @Test
  void aRefreshTokenOfACodeWithoutAChallengeGoesBackToNoVerifier() {
    Tokens tokens = redeem(direct(own, Optional.empty()), Optional.empty());

    assertThat(office.tokens.goesBackTo(tokens.refreshToken().orElseThrow(), Office.VERIFIER))
        .isFalse();
    assertThat(office.tokens.issued("unknown")).isFalse();
    assertThat(office.tokens.goesBackTo("unknown", Office.VERIFIER)).isFalse();
  }
}
