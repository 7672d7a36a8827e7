package org.carrel.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.Caller;
import org.carrel.identity.Node;
import org.carrel.identity.Scope;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.junit.jupiter.api.Test;

final class ClientsTest {
  private static final List<String> URIS = List.of(Office.REDIRECT);

  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();
  private final Office office = new Office(database, clock, Map.of());
  private final Caller owner = office.node.owner();
  private final Caller bob = office.node.user(owner, "bob");

  private RegisteredClient own(Caller by, String id) {
    return office.registry.registerOwn(by, Optional.of(id), "Own", URIS, Node.HERE);
  }

  @Test
  void provesItselfByTheSecretShownOnce() {
    RegisteredClient made = office.register(owner, Office.terms());
    String id = made.client().id();

    assertThat(office.clients.authenticated(id, made.secret().orElseThrow()).id()).isEqualTo(id);
    for (String wrong : List.of("", "x", made.secret().orElseThrow() + "x")) {
      unknown(() -> office.clients.authenticated(id, wrong));
    }
    unknown(() -> office.clients.authenticated("nobody", "x"));
    unknown(() -> office.clients.unauthenticated(id));
  }

  @Test
  void aPublicClientHasNoSecretToTry() {
    Client made =
        office
            .registry
            .register(owner, Optional.empty(), false, Office.terms(), Node.HERE)
            .client();

    assertThat(office.clients.unauthenticated(made.id()).confidential()).isFalse();
    unknown(() -> office.clients.authenticated(made.id(), ""));
  }

  @Test
  void aRenewedSecretKillsTheOldOne() {
    RegisteredClient made = office.register(owner, Office.terms());
    String id = made.client().id();

    String next = office.registry.renewSecret(owner, id, Node.HERE).secret().orElseThrow();

    assertThat(office.clients.authenticated(id, next).id()).isEqualTo(id);
    unknown(() -> office.clients.authenticated(id, made.secret().orElseThrow()));
  }

  @Test
  void onlyAdministratorsRegisterForTheServer() {
    failed(Reason.FORBIDDEN, () -> office.register(bob, Office.terms()));
  }

  @Test
  void usersRegisterClientsOfTheirOwnForOpenidOnly() {
    Client made = own(bob, "bobs").client();

    assertThat(made.terms().scopes()).containsExactly(Scope.OPENID);
    assertThat(office.registry.listOwn(bob)).extracting(Client::id).containsExactly("bobs");
    assertThat(office.registry.listOwn(owner)).isEmpty();
    failed(Reason.CONFLICT, () -> own(owner, "bobs"));
    failed(
        Reason.NOT_FOUND,
        () -> office.registry.remove(office.node.user(owner, "eve"), "bobs", Node.HERE));
  }

  @Test
  void aUsersClientIsDeadWithItsOwnersAccount() {
    own(bob, "bobs");

    office.node.accounts.disable(owner, bob.accountId(), Node.HERE);

    assertThat(office.clients.find("bobs")).isEmpty();
  }

  @Test
  void usersRegisterNothingWhereTheyMayNot() {
    Office strict = new Office(database, clock, Map.of("carrel.oauth.self-service", "false"));

    failed(
        Reason.FORBIDDEN,
        () -> strict.registry.registerOwn(bob, Optional.empty(), "Own", URIS, Node.HERE));
  }

  @Test
  void nobodyRegistersByItselfUnlessThatIsOn() {
    failed(
        Reason.FORBIDDEN,
        () -> office.registry.registerDynamically(true, Office.terms(), Node.HERE));
    Office open = new Office(database, clock, Map.of("carrel.oauth.dynamic-registration", "true"));
    Client made = open.registry.registerDynamically(true, Office.terms(), Node.HERE).client();

    assertThat(made.registration()).isEqualTo(Registration.DYNAMIC);
    assertThat(made.isTrusted()).isFalse();
  }

  @Test
  void aRemovedClientTakesWhatItWasGrantedAlong() {
    Client client = office.register(owner, Office.terms()).client();
    Tokens tokens = office.redeem(client, office.code(client, office.node.inSession(bob)));

    office.registry.remove(owner, client.id(), Node.HERE);
    clock.pass(Duration.ofSeconds(6));

    assertThat(office.clients.find(client.id())).isEmpty();
    assertThat(office.accessTokens.verify(tokens.accessToken())).isEmpty();
  }

  @Test
  void waivesPkceOnlyForConfidentialClientsThatSendANonce() {
    ClientTerms waived =
        new ClientTerms(
            "Console",
            URIS,
            List.of(),
            Set.of(Scope.OPENID),
            Set.of(GrantType.AUTHORIZATION_CODE),
            true,
            true,
            IdTokenAlgorithm.RS256);
    Client client = office.register(owner, waived).client();

    assertThat(office.requests.checked(client, withoutPkce(client, Optional.of("n"))).state())
        .isEmpty();
    assertThatThrownBy(() -> office.requests.checked(client, withoutPkce(client, Optional.empty())))
        .isInstanceOf(GrantRefusal.class);
    assertThatThrownBy(
            () -> office.registry.register(owner, Optional.empty(), false, waived, Node.HERE))
        .isInstanceOf(GrantRefusal.class);
  }

  private static AuthorizationRequest withoutPkce(Client client, Optional<String> nonce) {
    return new AuthorizationRequest(
        client.id(),
        Optional.of(Office.REDIRECT),
        Set.of(Scope.OPENID),
        Optional.empty(),
        nonce,
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static void unknown(ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            GrantRefusal.class,
            refusal -> assertThat(refusal.error()).isEqualTo(GrantError.INVALID_CLIENT));
  }

  private static void failed(Reason reason, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
  }
}
