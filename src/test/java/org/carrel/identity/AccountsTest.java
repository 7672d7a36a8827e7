package org.carrel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.identity.EnrolmentTest.refused;
import static org.carrel.identity.Node.HERE;
import static org.carrel.identity.Node.SECRET;
import static org.carrel.identity.Node.accepted;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.failure.Reason;
import org.carrel.identity.AuditLog.Event;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class AccountsTest {
  private static final Outcome DEAD = Outcome.rejected(Reason.BAD_CREDENTIAL);
  private static final Password NEXT = Password.plain("a new secret");

  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();
  private final Node node = new Node(database, clock);
  private final Node other = new Node(database, clock);
  private final Caller owner = node.owner();
  private final Caller bob = node.user(owner, "bob");

  /** Everything that is out in somebody's name, in use on both nodes. */
  private final class Held {
    private final NewSession session;
    private final TokenPair tokens;

    Held(Caller caller) {
      session = node.sessions.open(caller, SessionKind.COOKIE, HERE);
      tokens = node.refreshTokens.issue(caller);
      worksOn(node);
      worksOn(other);
    }

    private void worksOn(Node where) {
      accepted(where.cookie(session));
      accepted(where.bearer(tokens.access().token()));
    }

    void isDeadHereAtOnceAndElsewhereWithinFiveSeconds() {
      isDeadOn(node);
      clock.pass(Duration.ofSeconds(5));
      isDeadOn(other);
    }

    private void isDeadOn(Node where) {
      assertThat(where.cookie(session)).isEqualTo(DEAD);
      assertThat(where.bearer(tokens.access().token())).isEqualTo(DEAD);
      assertThat(where.refreshTokens.refresh(tokens.refresh().token(), HERE)).isEmpty();
    }
  }

  @Test
  void disablingEndsWhateverIsOutForGood() {
    Held held = new Held(bob);

    node.accounts.disable(owner, bob.accountId(), HERE);

    held.isDeadHereAtOnceAndElsewhereWithinFiveSeconds();
    assertThat(node.signIn("bob", SECRET, HERE)).isEqualTo(locked());
    node.accounts.enable(owner, bob.accountId(), HERE);
    held.isDeadHereAtOnceAndElsewhereWithinFiveSeconds();
    node.signIn("bob");
  }

  @Test
  void lockingEndsWhateverIsOut() {
    Held held = new Held(bob);

    node.accounts.lock(owner, bob.accountId(), HERE);

    held.isDeadHereAtOnceAndElsewhereWithinFiveSeconds();
    assertThat(node.signIn("bob", SECRET, HERE)).isEqualTo(locked());
    assertThat(node.signIn("bob", "wrong " + SECRET, HERE)).isEqualTo(DEAD);
  }

  @Test
  void demotingEndsWhateverIsOut() {
    node.accounts.assign(owner, bob.accountId(), Role.ADMIN, HERE);
    Caller admin = node.signIn("bob");
    assertThat(admin.may(Permission.MANAGE_SERVER)).isTrue();
    Held held = new Held(admin);

    node.accounts.assign(owner, bob.accountId(), Role.USER, HERE);

    held.isDeadHereAtOnceAndElsewhereWithinFiveSeconds();
    assertThat(node.signIn("bob").permissions()).isEmpty();
  }

  @Test
  void promotingEndsNothing() {
    NewSession session = node.sessions.open(bob, SessionKind.COOKIE, HERE);

    node.accounts.assign(owner, bob.accountId(), Role.ADMIN, HERE);

    assertThat(accepted(node.cookie(session)).role()).isEqualTo(Role.ADMIN);
  }

  @Test
  void lostPermissionsAreLostAtOnce() {
    node.accounts.grant(owner, bob.accountId(), Set.of(Permission.UPLOAD_FILE), HERE);
    NewSession session = node.sessions.open(bob, SessionKind.COOKIE, HERE);
    assertThat(accepted(node.cookie(session)).may(Permission.UPLOAD_FILE)).isTrue();

    node.accounts.grant(owner, bob.accountId(), Set.of(), HERE);

    assertThat(accepted(node.cookie(session)).may(Permission.UPLOAD_FILE)).isFalse();
  }

  @Test
  void aNewPasswordEndsSessionsAndTokensAndLetsTheActingOneGoOn() {
    Held held = new Held(bob);
    Caller acting = accepted(node.cookie(held.session));

    Caller renewed = node.accounts.changePassword(acting, Password.plain(SECRET), NEXT, HERE);

    accepted(node.cookie(node.sessions.open(renewed, SessionKind.COOKIE, HERE)));
    held.isDeadHereAtOnceAndElsewhereWithinFiveSeconds();
    assertThat(node.signIn("bob", SECRET, HERE)).isEqualTo(DEAD);
    accepted(node.signIn("bob", "a new secret", HERE));
  }

  @Test
  void aNewPasswordNeedsTheCurrentOneAndCountsWrongOnes() {
    Caller acting = accepted(node.cookie(node.sessions.open(bob, SessionKind.COOKIE, HERE)));
    Password wrong = Password.plain("not " + SECRET);

    for (int i = 0; i < 10; i++) {
      refused(Reason.BAD_CREDENTIAL, () -> node.accounts.changePassword(acting, wrong, NEXT, HERE));
    }

    refused(Reason.THROTTLED, () -> node.accounts.changePassword(acting, wrong, NEXT, HERE));
  }

  @Test
  void aKeyChangesNoPassword() {
    Caller byKey =
        accepted(node.bearer(node.keys.create(owner, ApiKeysTest.inheriting(), HERE).secret()));

    refused(
        Reason.FORBIDDEN,
        () -> node.accounts.changePassword(byKey, Password.plain(SECRET), NEXT, HERE));
  }

  @Test
  void aSessionBegunWithTheOldPasswordIsDeadThoughItOpensLater() {
    Caller checkedBefore = node.signIn("bob");

    node.accounts.setPassword(owner, bob.accountId(), NEXT, HERE);

    NewSession late = node.sessions.open(checkedBefore, SessionKind.COOKIE, HERE);
    assertThat(node.cookie(late)).isEqualTo(DEAD);
    assertThat(node.bearer(node.refreshTokens.issue(checkedBefore).access().token()))
        .isEqualTo(DEAD);
  }

  @Test
  void signingOutEverywhereEndsEverySessionAndToken() {
    Held held = new Held(bob);

    node.accounts.signOutEverywhere(bob, HERE);

    held.isDeadHereAtOnceAndElsewhereWithinFiveSeconds();
  }

  @Test
  void aDeletedNameStaysTaken() {
    Held held = new Held(bob);

    node.accounts.delete(owner, bob.accountId(), HERE);

    held.isDeadHereAtOnceAndElsewhereWithinFiveSeconds();
    assertThat(node.signIn("bob", SECRET, HERE)).isEqualTo(Outcome.rejected(Reason.ACCOUNT_LOCKED));
    assertThat(node.accounts.list(owner)).extracting(Account::username).containsExactly("Ada");
    refused(Reason.NOT_FOUND, () -> node.accounts.get(bob.accountId()));
    refused(Reason.NOT_FOUND, () -> node.accounts.enable(owner, bob.accountId(), HERE));
    refused(
        Reason.CONFLICT,
        () -> node.enrolment.signUp(Username.of("BOB"), Password.plain(SECRET), HERE));
  }

  @Test
  void onlyAdministratorsRuleAndNobodyOverTheOwner() {
    Caller steward = node.user(owner, "steward", Permission.MANAGE_USERS);
    Caller deputy = promoted("deputy");
    Caller second = promoted("second");

    refused(Reason.FORBIDDEN, () -> node.accounts.lock(steward, bob.accountId(), HERE));
    refused(Reason.FORBIDDEN, () -> node.accounts.disable(bob, steward.accountId(), HERE));
    refused(Reason.FORBIDDEN, () -> node.accounts.lock(deputy, owner.accountId(), HERE));
    refused(Reason.FORBIDDEN, () -> node.accounts.lock(owner, owner.accountId(), HERE));
    refused(Reason.FORBIDDEN, () -> node.accounts.lock(deputy, second.accountId(), HERE));
    refused(
        Reason.FORBIDDEN, () -> node.accounts.assign(deputy, bob.accountId(), Role.ADMIN, HERE));
    refused(
        Reason.FORBIDDEN, () -> node.accounts.setPassword(deputy, owner.accountId(), NEXT, HERE));
    node.accounts.lock(deputy, bob.accountId(), HERE);
  }

  @Test
  void aRestrictedKeyRulesOverNobody() {
    ApiKeyTerms terms = new ApiKeyTerms("all", Optional.of(Permission.all()), Optional.empty());
    Caller byKey = accepted(node.bearer(node.keys.create(owner, terms, HERE).secret()));

    refused(Reason.FORBIDDEN, () -> node.accounts.lock(byKey, bob.accountId(), HERE));
    refused(Reason.FORBIDDEN, () -> node.accounts.grant(byKey, bob.accountId(), Set.of(), HERE));
  }

  @Test
  void aTokenOfAnotherLanguageRulesOverNobody() {
    Caller visitor = owner.visiting();
    UUID id = bob.accountId();

    refused(Reason.FORBIDDEN, () -> node.accounts.lock(visitor, id, HERE));
    refused(Reason.FORBIDDEN, () -> node.accounts.delete(visitor, id, HERE));
    refused(Reason.FORBIDDEN, () -> node.accounts.setPassword(visitor, id, NEXT, HERE));
    refused(Reason.FORBIDDEN, () -> node.passwordLinks.create(visitor, id, HERE));
    refused(
        Reason.FORBIDDEN,
        () -> node.accounts.rename(visitor, id, Optional.empty(), Optional.of("Bob"), HERE));
  }

  @Test
  void whoMadeAndRenamedSomebodyElseIsInTheLog() {
    UUID id = bob.accountId();
    Optional<Username> next = Optional.of(Username.of("rob"));
    node.accounts.rename(owner, id, next, Optional.empty(), HERE);
    node.accounts.rename(node.signIn("rob"), id, Optional.empty(), Optional.of("Rob"), HERE);
    AuditTrail trail = new AuditTrail(database.entityManager(), database.transactions());
    AuditTrail.Filter filter =
        new AuditTrail.Filter(
            Optional.of(id),
            Optional.of(Set.of(Event.ACCOUNT_CREATED, Event.ACCOUNT_CHANGED)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    assertThat(trail.read(owner, filter, Optional.empty(), 100))
        .extracting(AuditTrail.Entry::byUsername)
        .containsExactlyInAnyOrder("Ada", "Ada", null);
  }

  @Test
  void anUnknownIdIsNotFoundWhateverItsBits() {
    for (UUID id : new UUID[] {new UUID(0, 0), new UUID(-1, -1), new UUID(1, 1)}) {
      refused(Reason.NOT_FOUND, () -> node.accounts.get(id));
      refused(Reason.NOT_FOUND, () -> node.accounts.lock(owner, id, HERE));
    }
  }

  private Caller promoted(String name) {
    Caller caller = node.user(owner, name);
    node.accounts.assign(owner, caller.accountId(), Role.ADMIN, HERE);
    return node.signIn(name);
  }

  private static Outcome locked() {
    return Outcome.rejected(Reason.ACCOUNT_LOCKED);
  }
}
