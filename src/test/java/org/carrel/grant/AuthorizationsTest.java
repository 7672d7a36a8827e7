package org.carrel.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.Node;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.junit.jupiter.api.Test;

final class AuthorizationsTest {
  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();
  private final Office office = new Office(database, clock, Map.of());
  private final Caller owner = office.node.owner();
  private final Caller bob = office.node.inSession(office.node.user(owner, "bob"));
  private final Client client = office.register(owner, Office.terms()).client();

  private Step next(String id, Caller caller) {
    return office.authorizations.next(id, Optional.of(caller), Node.HERE);
  }

  private String begin(Prompt... prompts) {
    return office.requests.begin(office.request(client, prompts));
  }

  @Test
  void asksForSignInThenConsentThenAnswers() {
    String id = begin();

    assertThat(office.authorizations.next(id, Optional.empty(), Node.HERE))
        .isInstanceOf(Step.SignIn.class);
    assertThat(next(id, bob)).isInstanceOf(Step.AskConsent.class);
    assertThat(((Step.Redirect) office.authorizations.approve(id, bob, Node.HERE)).uri())
        .startsWith(Office.REDIRECT + "?state=s+t%26te&iss=http%3A%2F%2Flocalhost%3A8080&code=");
  }

  @Test
  void isAnsweredOnce() {
    String id = begin();
    office.authorizations.approve(id, bob, Node.HERE);

    assertThatThrownBy(() -> office.authorizations.approve(id, bob, Node.HERE))
        .isInstanceOf(Failure.class);
  }

  @Test
  void waitsHalfAnHour() {
    String id = begin();
    clock.pass(Duration.ofMinutes(30));

    assertThatThrownBy(() -> next(id, bob)).isInstanceOf(Failure.class);
  }

  @Test
  void remembersWhatWasAgreedToUntilItIsRevoked() {
    office.code(client, bob);

    assertThat(next(begin(), bob)).isInstanceOf(Step.Redirect.class);
    assertThat(next(begin(Prompt.CONSENT), bob)).isInstanceOf(Step.AskConsent.class);
    office.grants.revoke(bob, client.id(), Node.HERE);
    assertThat(next(begin(), bob)).isInstanceOf(Step.AskConsent.class);
  }

  @Test
  void asksEachTimeForAUsersClient() {
    Client own =
        office
            .registry
            .registerOwn(bob, Optional.empty(), "Own", List.of(Office.REDIRECT), Node.HERE)
            .client();
    AuthorizationRequest asked =
        new AuthorizationRequest(
            own.id(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.empty());
    for (int i = 0; i < 2; i++) {
      String id = office.requests.begin(office.requests.checkedForUsersClient(own, asked));

      assertThat(next(id, bob)).isInstanceOf(Step.AskConsent.class);
      assertThat(office.authorizations.approve(id, bob, Node.HERE))
          .isInstanceOf(Step.Redirect.class);
    }
  }

  @Test
  void neverAsksForATrustedClient() {
    ClientTerms terms = Office.terms();
    Client trusted =
        office
            .register(
                owner,
                new ClientTerms(
                    "Trusted",
                    terms.redirectUris(),
                    List.of(),
                    terms.scopes(),
                    terms.grantTypes(),
                    true,
                    false,
                    IdTokenAlgorithm.ES256))
            .client();
    String id = office.requests.begin(office.request(trusted));

    Tokens tokens = office.redeem(trusted, Office.codeOf(next(id, bob)));

    assertThat(office.idTokens.read(tokens.idToken().orElseThrow())).isPresent();
  }

  @Test
  void saysWhatWouldHaveToBeAskedWhenNothingMayBe() {
    assertThat(
            ((Step.Redirect)
                    office.authorizations.next(begin(Prompt.NONE), Optional.empty(), Node.HERE))
                .uri())
        .contains("error=login_required");
    assertThat(((Step.Redirect) next(begin(Prompt.NONE), bob)).uri())
        .contains("error=consent_required");
  }

  @Test
  void aDenialIsTheAnswer() {
    assertThat(((Step.Redirect) office.authorizations.deny(begin())).uri())
        .contains("error=access_denied", "state=s+t%26te", "iss=");
  }

  @Test
  void anotherSignInIsOneAfterItWasAskedFor() {
    String id = begin(Prompt.LOGIN);
    assertThat(next(id, bob)).isInstanceOf(Step.AskConsent.class);
    clock.pass(Duration.ofSeconds(1));
    String later = begin(Prompt.LOGIN);

    assertThat(next(later, bob)).isInstanceOf(Step.SignIn.class);
    assertThat(office.authorizations.approve(later, bob, Node.HERE))
        .isInstanceOf(Step.SignIn.class);
    assertThat(next(later, office.node.inSession(office.node.signIn("bob"))))
        .isInstanceOf(Step.AskConsent.class);
  }

  @Test
  void whatWasPushedIsTakenOnceByItsClient() {
    String id = office.requests.push(office.request(client));

    assertThatThrownBy(() -> office.requests.pushed("another", id))
        .isInstanceOf(GrantRefusal.class);
    String again = office.requests.push(office.request(client));
    assertThat(office.requests.pushed(client.id(), again).clientId()).isEqualTo(client.id());
    assertThatThrownBy(() -> office.requests.pushed(client.id(), again))
        .isInstanceOf(GrantRefusal.class);
  }
}
