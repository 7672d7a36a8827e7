package org.carrel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.identity.EnrolmentTest.refused;
import static org.carrel.identity.Node.HERE;
import static org.carrel.identity.Node.accepted;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.carrel.failure.Reason;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.carrel.testing.Together;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final Outcome DEAD = Outcome.rejected(Reason.BAD_CREDENTIAL);

  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();
  private final Node node = new Node(database, clock);
  private final Caller owner = node.owner();

  @Test
  void aSessionIsItsAccount() {
    NewSession session = open(owner);

    Caller caller = accepted(node.cookie(session));

    assertThat(caller.accountId()).isEqualTo(owner.accountId());
    assertThat(caller.proof()).isEqualTo(Proof.SESSION);
    assertThat(caller.credentialId()).isEqualTo(Long.toString(session.session().id()));
  }

  @Test
  void everySessionHasANewIdThatNobodyCanGuess() {
    assertThat(open(owner).secret()).hasSize(43).isNotEqualTo(open(owner).secret());
    assertThat(node.verify(new SessionCookie("1"))).isEqualTo(DEAD);
    assertThat(node.verify(new SessionCookie(""))).isEqualTo(DEAD);
  }

  @Test
  void useKeepsItAliveAndSilenceEndsIt() {
    NewSession session = open(owner);
    for (int day = 0; day < 9; day++) {
      clock.pass(Duration.ofDays(1));
      accepted(node.cookie(session));
    }

    clock.pass(Duration.ofDays(3));
    assertThat(node.cookie(session)).isEqualTo(DEAD);
  }

  @Test
  void itsUseIsWrittenAtMostOnceAMinute() {
    NewSession session = open(owner);
    clock.pass(Duration.ofSeconds(10));
    accepted(node.cookie(session));
    clock.pass(Duration.ofSeconds(50));
    accepted(node.cookie(session));
    assertThat(node.sessions.list(owner).get(0).lastUsedAt())
        .isEqualTo(clock.instant().minusSeconds(50));

    clock.pass(Duration.ofSeconds(10));
    accepted(node.cookie(session));
    assertThat(node.sessions.list(owner).get(0).lastUsedAt()).isEqualTo(clock.instant());
  }

  @Test
  void aShortLifeSlidesToo() {
    Node brief = new Node(database, clock, Map.of("carrel.session.lifetime", "10"));
    NewSession session = brief.sessions.open(owner, SessionKind.COOKIE, HERE);
    for (int i = 0; i < 5; i++) {
      clock.pass(Duration.ofSeconds(6));
      accepted(brief.cookie(session));
    }
  }

  @Test
  void oneKindNeverServesAsTheOther() {
    NewSession cookie = open(owner);
    NewSession key = node.sessions.open(owner, SessionKind.SECRET_KEY, HERE);

    assertThat(node.authentication.verifySecretKey(cookie.secret())).isEqualTo(DEAD);
    assertThat(node.cookie(key)).isEqualTo(DEAD);
    accepted(node.authentication.verifySecretKey(key.secret()));
  }

  @Test
  void aSecretKeyLivesThirtyDaysFromItsLastUse() {
    NewSession key = node.sessions.open(owner, SessionKind.SECRET_KEY, HERE);
    clock.pass(Duration.ofDays(29));
    accepted(node.authentication.verifySecretKey(key.secret()));
    clock.pass(Duration.ofDays(29));
    accepted(node.authentication.verifySecretKey(key.secret()));

    clock.pass(Duration.ofDays(30).plusSeconds(1));

    assertThat(node.authentication.verifySecretKey(key.secret())).isEqualTo(DEAD);
  }

  @Test
  void saysWhetherAnybodyHasASession() {
    NewSession session = open(owner);

    assertThat(node.sessions.exists(session.session().id())).isTrue();
    assertThat(node.sessions.exists(session.session().id() + 1)).isFalse();
  }

  @Test
  void atTheMostSessionsTheFirstToExpireEnds() throws Exception {
    limitSessions(2);
    NewSession first = open(owner);
    clock.pass(Duration.ofSeconds(1));
    NewSession second = open(owner);
    accepted(node.cookie(first));
    clock.pass(Duration.ofSeconds(1));
    NewSession third = open(owner);

    assertThat(node.cookie(first)).isEqualTo(DEAD);
    accepted(node.cookie(second));
    accepted(node.cookie(third));

    Together.call(10, () -> open(owner));
    assertThat(node.sessions.list(owner)).hasSize(2);
  }

  @Test
  void whoseSessionItIsMayEndItAndNobodyElse() {
    Caller other = node.user(owner, "bob");
    NewSession session = open(owner);
    accepted(node.cookie(session));

    refused(Reason.NOT_FOUND, () -> node.sessions.revoke(other, session.session().id()));
    assertThat(node.sessions.list(other)).isEmpty();
    accepted(node.cookie(session));
    node.sessions.revoke(owner, session.session().id());
    assertThat(node.cookie(session)).isEqualTo(DEAD);
    refused(Reason.NOT_FOUND, () -> node.sessions.revoke(owner, session.session().id()));
  }

  @Test
  void endingTheOthersKeepsTheActingOne() {
    List<NewSession> others = List.of(open(owner), open(owner));
    NewSession acting = open(owner);
    others.forEach(node::cookie);

    assertThat(node.sessions.revokeOthers(accepted(node.cookie(acting)))).isEqualTo(2);

    accepted(node.cookie(acting));
    assertThat(others).allSatisfy(session -> assertThat(node.cookie(session)).isEqualTo(DEAD));
  }

  @Test
  void signingOutEndsItAtOnceAndOnAnotherNodeWithinFiveSeconds() {
    NewSession session = open(owner);
    Node other = new Node(database, clock);
    accepted(node.cookie(session));
    accepted(other.cookie(session));

    node.sessions.end(session.secret());

    assertThat(node.cookie(session)).isEqualTo(DEAD);
    clock.pass(Duration.ofSeconds(5));
    assertThat(other.cookie(session)).isEqualTo(DEAD);
  }

  @Test
  void onlyAPasswordOrASessionOpensOne() {
    CreatedApiKey key = node.keys.create(owner, ApiKeysTest.inheriting(), HERE);
    Caller byKey = accepted(node.bearer(key.secret()));

    refused(Reason.FORBIDDEN, () -> open(byKey));
    open(accepted(node.cookie(open(owner))));
  }

  @Test
  void aRestrictedKeySeesAndEndsNone() {
    long id = open(owner).session().id();
    CreatedApiKey key = node.keys.create(owner, ApiKeysTest.only(), HERE);
    Caller byKey = accepted(node.bearer(key.secret()));

    refused(Reason.FORBIDDEN, () -> node.sessions.list(byKey));
    refused(Reason.FORBIDDEN, () -> node.sessions.revoke(byKey, id));
    refused(Reason.FORBIDDEN, () -> node.sessions.revokeOthers(byKey));
  }

  @Test
  void theSweepTakesExpiredOnesOnly() {
    open(owner);
    clock.pass(Duration.ofDays(2));
    NewSession living = open(owner);
    clock.pass(Duration.ofDays(1));

    node.expired.sweep();

    assertThat(rows()).isEqualTo(1);
    accepted(node.cookie(living));
  }

  private NewSession open(Caller caller) {
    return node.sessions.open(caller, SessionKind.COOKIE, HERE);
  }

  private void limitSessions(int most) {
    node.transactions.run(
        () ->
            database
                .entityManager()
                .createNativeQuery("UPDATE account SET max_sessions = " + most)
                .executeUpdate());
  }

  private long rows() {
    return node.transactions.call(
        () ->
            (Long)
                database
                    .entityManager()
                    .createNativeQuery("SELECT COUNT(*) FROM session", Long.class)
                    .getSingleResult());
  }
}
