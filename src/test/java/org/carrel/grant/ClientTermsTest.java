package org.carrel.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** Who may give a client which terms, and change them. */
final class ClientTermsTest {
  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();
  private final Office office =
      new Office(database, clock, Map.of("carrel.oauth.dynamic-registration", "on"));
  private final Caller owner = office.node.owner();
  private final Caller bob = office.node.user(owner, "bob");

  private static void refused(GrantError error, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            GrantRefusal.class, refusal -> assertThat(refusal.error()).isEqualTo(error));
  }

  private static void fails(Reason reason, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
  }

  private static ClientTerms of(List<String> uris, GrantType... types) {
    return new ClientTerms(
        "App",
        uris,
        List.of(),
        Set.of(Scope.OPENID),
        Set.of(types),
        false,
        false,
        IdTokenAlgorithm.RS256);
  }

  @Test
  void aChangeStartsFromWhatThereIs() {
    Client made = office.register(owner, Office.terms()).client();

    Client changed =
        office.registry.change(
            owner,
            made.id(),
            before -> ClientTerms.of("Other", before.redirectUris(), Set.of()),
            Node.HERE);

    assertThat(changed.name()).isEqualTo("Other");
    assertThat(changed.redirectUris()).isEqualTo(made.redirectUris());
    assertThat(office.clients.find(made.id())).contains(changed);
  }

  @Test
  void pkceIsNotWaivedForAClientWithoutSecret() {
    Client made =
        office
            .registry
            .register(owner, Optional.empty(), false, Office.terms(), Node.HERE)
            .client();

    refused(
        GrantError.INVALID_CLIENT_METADATA,
        () ->
            office.registry.change(
                owner,
                made.id(),
                before ->
                    new ClientTerms(
                        before.name(),
                        before.redirectUris(),
                        before.postLogoutUris(),
                        before.scopes(),
                        before.grantTypes(),
                        false,
                        true,
                        before.idTokenAlgorithm()),
                Node.HERE));
  }

  @Test
  void aClientThatRegistersItselfNeverActsForItself() {
    Client made =
        office
            .registry
            .registerDynamically(
                true,
                of(
                    List.of(Office.REDIRECT),
                    GrantType.AUTHORIZATION_CODE,
                    GrantType.CLIENT_CREDENTIALS),
                Node.HERE)
            .client();

    assertThat(made.terms().grantTypes()).containsExactly(GrantType.AUTHORIZATION_CODE);
    refused(
        GrantError.INVALID_REDIRECT_URI,
        () ->
            office.registry.registerDynamically(
                true, of(List.of(), GrantType.AUTHORIZATION_CODE), Node.HERE));
  }

  @Test
  void ownersRenewTheSecretsOfTheirOwn() {
    Client own =
        office
            .registry
            .registerOwn(bob, Optional.empty(), "Own", List.of(Office.REDIRECT), Node.HERE)
            .client();
    Client served = office.register(owner, Office.terms()).client();

    assertThat(office.registry.renewSecret(bob, own.id(), Node.HERE).secret()).isPresent();
    fails(Reason.NOT_FOUND, () -> office.registry.renewSecret(bob, served.id(), Node.HERE));
    assertThat(office.registry.renewSecret(owner, own.id(), Node.HERE).secret()).isPresent();
  }

  @Test
  void changesOfClientsAreRecorded() {
    String id = office.register(owner, Office.terms()).client().id();

    office.registry.change(owner, id, before -> before, Node.HERE);
    office.registry.renewSecret(owner, id, Node.HERE);

    String events =
        "SELECT COUNT(DISTINCT event) FROM audit"
            + " WHERE event IN ('CLIENT_CHANGED', 'CLIENT_SECRET_RENEWED')";
    assertThat(
            office.node.transactions.call(
                () ->
                    (Long)
                        database
                            .entityManager()
                            .createNativeQuery(events, Long.class)
                            .getSingleResult()))
        .isEqualTo(2);
  }

  @Test
  void aClientWithoutSecretGetsNone() {
    Client open =
        office
            .registry
            .register(owner, Optional.empty(), false, Office.terms(), Node.HERE)
            .client();

    fails(Reason.CONFLICT, () -> office.registry.renewSecret(owner, open.id(), Node.HERE));
  }

  @Test
  void whatAClientGotForItselfEndsWithIt() {
    Client gone = office.register(owner, Office.terms()).client();
    Client other = office.register(owner, Office.terms()).client();
    String token = office.issued.forItself(gone, Set.of()).accessToken();
    assertThat(office.issued.introspect(other, token)).isPresent();

    office.registry.remove(owner, gone.id(), Node.HERE);

    assertThat(office.issued.introspect(other, token)).isEmpty();
  }
}
