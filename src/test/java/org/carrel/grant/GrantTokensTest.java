package org.carrel.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.carrel.grant.AuthorizationCodesTest.refused;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.carrel.access.Policy;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.Caller;
import org.carrel.identity.Node;
import org.carrel.identity.Password;
import org.carrel.identity.Permission;
import org.carrel.identity.Proof;
import org.carrel.identity.Scope;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.junit.jupiter.api.Test;

final class GrantTokensTest {
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();
  private final Office office = new Office(database, clock, Map.of());
  private final Office elsewhere = new Office(database, clock, Map.of());
  private final Caller owner = office.node.owner();
  private final Caller bob =
      office.node.inSession(office.node.user(owner, "bob", Permission.DOWNLOAD_FILE));
  private final Client client = office.register(owner, Office.terms()).client();

  private Tokens first() {
    return office.redeem(client, office.code(client, bob));
  }

  private Tokens refresh(Office at, Tokens tokens, Scope... scopes) {
    return at.tokens.refresh(
        client, tokens.refreshToken().orElseThrow(), Set.of(scopes), Node.HERE);
  }

  @Test
  void eachRefreshTokenGivesTheNextOne() {
    Tokens tokens = first();

    Tokens next = refresh(office, refresh(office, tokens));

    assertThat(office.accessTokens.verify(next.accessToken())).isPresent();
    assertThat(next.refreshToken()).isNotEqualTo(tokens.refreshToken());
  }

  @Test
  void withinTheGraceTheSameSuccessorComesAgainOnEveryNode() {
    Tokens tokens = first();

    Tokens next = refresh(office, tokens);
    clock.pass(GRACE);

    assertThat(refresh(elsewhere, tokens).refreshToken()).isEqualTo(next.refreshToken());
  }

  @Test
  void twentyAtOnceGetTheSameSuccessor() throws Exception {
    Tokens tokens = first();
    ExecutorService threads = Executors.newFixedThreadPool(20);
    List<Callable<Optional<String>>> acts =
        Stream.generate(
                () -> (Callable<Optional<String>>) () -> refresh(office, tokens).refreshToken())
            .limit(20)
            .toList();
    Set<Optional<String>> successors = new HashSet<>();
    for (Future<Optional<String>> one : threads.invokeAll(acts)) {
      successors.add(one.get());
    }
    threads.shutdownNow();

    assertThat(successors).hasSize(1);
  }

  @Test
  void aReuseAfterTheGraceEndsTheFamily() {
    Tokens tokens = first();
    Tokens next = refresh(office, tokens);
    clock.pass(GRACE.plusSeconds(1));

    refused(() -> refresh(office, tokens));

    refused(() -> refresh(office, next));
    assertThat(office.accessTokens.verify(next.accessToken())).isEmpty();
  }

  @Test
  void isWorthNothingToAnotherClient() {
    Client other = office.register(owner, Office.terms()).client();
    String token = first().refreshToken().orElseThrow();

    refused(() -> office.tokens.refresh(other, token, Set.of(), Node.HERE));
  }

  @Test
  void narrowsAndNeverWidensItsScopes() {
    Tokens tokens = first();

    assertThat(refresh(office, tokens, Scope.OPENID).scopes()).containsExactly(Scope.OPENID);
    assertThatThrownBy(() -> refresh(office, tokens, Scope.PROGRESS))
        .isInstanceOfSatisfying(
            GrantRefusal.class,
            refusal -> assertThat(refusal.error()).isEqualTo(GrantError.INVALID_SCOPE));
  }

  @Test
  void aNewPasswordOrADisabledAccountEndsThem() {
    Tokens tokens = first();
    office.node.accounts.setPassword(
        owner, bob.accountId(), Password.plain("another long one"), Node.HERE);

    assertThat(office.accessTokens.verify(tokens.accessToken())).isEmpty();
    refused(() -> refresh(office, tokens));
    clock.pass(Duration.ofSeconds(6));
    assertThat(elsewhere.accessTokens.verify(tokens.accessToken())).isEmpty();
  }

  @Test
  void whatIsRevokedOnOneNodeIsDeadOnAnotherWithinFiveSeconds() {
    Tokens tokens = first();
    assertThat(elsewhere.accessTokens.verify(tokens.accessToken())).isPresent();

    office.grants.revoke(bob, client.id(), Node.HERE);

    assertThat(office.accessTokens.verify(tokens.accessToken())).isEmpty();
    clock.pass(Duration.ofSeconds(6));
    assertThat(elsewhere.accessTokens.verify(tokens.accessToken())).isEmpty();
  }

  @Test
  void opensOnlyWhatItsScopesSay() {
    Tokens tokens = first();
    Tokens narrow = refresh(office, tokens, Scope.OPENID);
    Caller reader = office.accessTokens.verify(tokens.accessToken()).orElseThrow();
    Caller named = office.accessTokens.verify(narrow.accessToken()).orElseThrow();

    assertThat(new Policy().visibility(reader).accountId()).isEqualTo(bob.accountId());
    assertThatThrownBy(() -> new Policy().visibility(named)).isInstanceOf(Failure.class);
    assertThat(reader.permissions()).containsExactly(Permission.DOWNLOAD_FILE);
    assertThat(named.permissions()).isEmpty();
    assertThat(reader.restricted()).isTrue();
  }

  @Test
  void theOwnersClientsHaveNeitherOwnershipNorPermissions() {
    Caller ada = office.node.inSession(office.node.signIn("Ada"));
    Tokens tokens = office.redeem(client, office.code(client, ada));

    Caller caller = office.accessTokens.verify(tokens.accessToken()).orElseThrow();

    assertThat(caller.owner()).isFalse();
    assertThat(caller.permissions()).containsExactly(Permission.DOWNLOAD_FILE);
  }

  @Test
  void holdsAsLongAsItSaysAndNotLonger() {
    Tokens tokens = first();
    clock.pass(tokens.life().minusSeconds(1));
    assertThat(office.accessTokens.verify(tokens.accessToken())).isPresent();

    clock.pass(Duration.ofSeconds(1));

    assertThat(office.accessTokens.verify(tokens.accessToken())).isEmpty();
  }

  @Test
  void anIdTokenOpensNothing() throws Exception {
    String idToken = first().idToken().orElseThrow();

    assertThat(office.accessTokens.verify(idToken)).isEmpty();
    assertThat(office.idTokens.read(idToken)).isPresent();
    assertThat(SignedJWT.parse(idToken).getJWTClaimsSet().getClaims())
        .containsEntry("nonce", "n-1")
        .containsEntry("sub", bob.accountId().toString())
        .containsEntry("preferred_username", "bob");
  }

  @Test
  void aRotatedKeyVerifiesWhatItSigned() {
    Tokens before = first();
    String key = keyOf(before);

    office.keys.rotate(owner, Node.HERE);
    Tokens after = refresh(office, before);

    assertThat(keyOf(after)).isNotEqualTo(key);
    clock.pass(Duration.ofSeconds(6));
    assertThat(elsewhere.accessTokens.verify(before.accessToken())).isPresent();
    assertThat(elsewhere.accessTokens.verify(after.accessToken())).isPresent();
  }

  @Test
  void anothersProgramRotatesNoKey() {
    Caller program =
        new Caller(
            owner.accountId(),
            owner.username(),
            owner.role(),
            owner.owner(),
            owner.permissions(),
            owner.scopes(),
            Proof.GRANT,
            true,
            "",
            owner.epoch(),
            owner.limits());

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> office.keys.rotate(program, Node.HERE))
        .returns(Reason.FORBIDDEN, Failure::reason);
  }

  private static String keyOf(Tokens tokens) {
    try {
      return SignedJWT.parse(tokens.accessToken()).getHeader().getKeyID();
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void oldKeysAreRotatedByThemselves() {
    String key = keyOf(first());
    office.keys.rotateOld();
    assertThat(keyOf(first())).isEqualTo(key);
    clock.pass(office.node.settings.grants().keyLife().plusSeconds(1));

    office.keys.rotateOld();

    Caller again = office.node.inSession(office.node.signIn("bob"));
    assertThat(keyOf(office.redeem(client, office.code(client, again)))).isNotEqualTo(key);
  }

  @Test
  void aClientsOwnTokenEndsWhenItIsRevokedAndIsNobodysElsewhere() {
    String token = office.issued.forItself(client, Set.of(Scope.LIBRARY_READ)).accessToken();
    assertThat(office.accessTokens.find(token)).isPresent();
    assertThat(office.accessTokens.verify(token)).isEmpty();

    office.issued.revoke(client, token, Node.HERE);

    assertThat(office.accessTokens.find(token)).isEmpty();
  }

  @Test
  void sweepsWhatHasHadItsTimeAndNothingElse() {
    Tokens tokens = first();
    office.expired.sweep();
    assertThat(refresh(office, tokens).refreshToken()).isPresent();
    clock.pass(office.node.settings.grants().refreshLife().plusDays(2));

    office.expired.sweep();

    assertThat(
            office.node.transactions.<Object>call(
                () ->
                    database
                        .entityManager()
                        .createNativeQuery("SELECT COUNT(*) FROM client_grant", Long.class)
                        .getSingleResult()))
        .isEqualTo(0L);
  }
}
