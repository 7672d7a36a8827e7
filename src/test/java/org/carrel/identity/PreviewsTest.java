package org.carrel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.carrel.identity.Node.HERE;
import static org.carrel.identity.Node.SECRET;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.AuditLog.Event;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.carrel.testing.Together;
import org.junit.jupiter.api.Test;

class PreviewsTest {
  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();
  private final Node node = new Node(database, clock);
  private final AuditTrail trail =
      new AuditTrail(database.entityManager(), database.transactions());
  private final Caller owner = node.owner();
  private final Caller member = node.user(owner, "member", Permission.DOWNLOAD_FILE);
  private final NewSession session = node.sessions.open(owner, SessionKind.COOKIE, HERE);

  private Caller now() {
    return Node.accepted(node.cookie(session));
  }

  private Caller admin(String name) {
    UUID id = node.user(owner, name).accountId();
    node.accounts.assign(owner, id, Role.ADMIN, HERE);
    return node.inSession(node.signIn(name));
  }

  private void begin() {
    node.previews.begin(now(), member.accountId(), HERE);
  }

  private List<AuditTrail.Entry> noted(Event event) {
    AuditTrail.Filter filter =
        new AuditTrail.Filter(
            Optional.empty(),
            Optional.of(Set.of(event)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return trail.read(owner, filter, Optional.empty(), 100);
  }

  private void assertNotedOnce(Event event) {
    assertThat(noted(event))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.username()).isEqualTo("member");
              assertThat(entry.byUsername()).isEqualTo("Ada");
            });
  }

  @Test
  void theSessionIsTheOthersUntilItIsEndedAndBothAreNamedInTheLog() {
    begin();
    Caller seen = now();
    assertThat(seen.accountId()).isEqualTo(member.accountId());
    assertThat(seen.permissions()).containsExactly(Permission.DOWNLOAD_FILE);
    assertThat(seen.previewing()).isTrue();
    assertThat(seen.owner()).isFalse();
    assertThat(seen.restricted()).isTrue();
    assertThat(node.previews.find(seen).orElseThrow().by()).isEqualTo(owner.accountId());
    assertNotedOnce(Event.PREVIEW_BEGAN);

    assertThat(node.previews.end(seen)).isTrue();
    assertThat(now().accountId()).isEqualTo(owner.accountId());
    assertThat(now().previewing()).isFalse();
    assertThat(node.previews.end(now())).isFalse();
    node.previews.sweep();
    assertNotedOnce(Event.PREVIEW_ENDED);
  }

  @Test
  void itEndsByItselfAndTheEndIsNotedOnce() {
    begin();
    clock.pass(Previews.LIFE.minusSeconds(1));
    assertThat(now().previewing()).isTrue();
    clock.pass(Duration.ofSeconds(1));
    assertThat(now().accountId()).isEqualTo(owner.accountId());

    assertThat(noted(Event.PREVIEW_ENDED)).isEmpty();
    node.previews.sweep();
    node.previews.sweep();
    assertNotedOnce(Event.PREVIEW_ENDED);
  }

  @Test
  void anotherBeginsWhereOneIsOverAndNotSweptYet() {
    begin();
    clock.pass(Previews.LIFE);
    begin();

    assertThat(now().previewing()).isTrue();
    assertNotedOnce(Event.PREVIEW_ENDED);
  }

  @Test
  void ofThoseThatAreBegunAtOnceOneIsLeftAndNoneFails() throws Exception {
    Caller by = now();

    assertThat(Together.call(8, () -> node.previews.begin(by, member.accountId(), HERE)))
        .hasSize(8);
    assertThat(now().previewing()).isTrue();
    assertThat(noted(Event.PREVIEW_BEGAN)).hasSize(8);
    assertThat(noted(Event.PREVIEW_ENDED)).hasSize(7);
  }

  @Test
  void anEndedSessionEndsItToo() {
    begin();
    node.sessions.end(session.secret());
    assertThat(node.cookie(session)).isInstanceOf(Outcome.Rejected.class);
    node.previews.sweep();
    assertNotedOnce(Event.PREVIEW_ENDED);
  }

  @Test
  void aDisabledAccountIsNotLookedAtAnyMoreAndNeverAgainByThatPreview() {
    begin();
    assertThat(now().previewing()).isTrue();
    node.accounts.disable(owner, member.accountId(), HERE);
    assertThat(now().accountId()).isEqualTo(owner.accountId());
    node.accounts.enable(owner, member.accountId(), HERE);
    assertThat(now().previewing()).isFalse();
    node.previews.sweep();
    assertNotedOnce(Event.PREVIEW_ENDED);
  }

  @Test
  void aDisabledAdministratorSeesNothing() {
    Caller admin = admin("admin");
    NewSession theirs = node.sessions.open(admin, SessionKind.COOKIE, HERE);
    node.previews.begin(Node.accepted(node.cookie(theirs)), member.accountId(), HERE);
    node.accounts.disable(owner, admin.accountId(), HERE);

    assertThat(node.cookie(theirs)).isInstanceOf(Outcome.Rejected.class);
  }

  @Test
  void nobodyLooksAtWhomTheyDoNotRuleOver() {
    Caller admin = admin("admin");
    Caller other = admin("other");
    Caller manager = node.inSession(node.user(owner, "manager", Permission.MANAGE_USERS));

    refused(Reason.FORBIDDEN, () -> node.previews.begin(admin, owner.accountId(), HERE));
    refused(Reason.FORBIDDEN, () -> node.previews.begin(admin, other.accountId(), HERE));
    refused(Reason.FORBIDDEN, () -> node.previews.begin(admin, admin.accountId(), HERE));
    refused(Reason.FORBIDDEN, () -> node.previews.begin(manager, member.accountId(), HERE));
    node.previews.begin(now(), admin.accountId(), HERE);
    assertThat(now().accountId()).isEqualTo(admin.accountId());
  }

  @Test
  void whoIsMadeAnAdministratorMeanwhileIsSeenByTheOwnerOnly() {
    NewSession theirs = node.sessions.open(admin("admin"), SessionKind.COOKIE, HERE);
    node.previews.begin(Node.accepted(node.cookie(theirs)), member.accountId(), HERE);
    node.accounts.assign(owner, member.accountId(), Role.ADMIN, HERE);

    assertThat(Node.accepted(node.cookie(theirs)).previewing()).isFalse();
  }

  @Test
  void onlyABrowsersSessionBeginsOne() {
    NewSession script = node.sessions.open(owner, SessionKind.SECRET_KEY, HERE);
    Caller byScript = Node.accepted(node.authentication.verifySecretKey(script.secret()));

    refused(Reason.FORBIDDEN, () -> node.previews.begin(owner, member.accountId(), HERE));
    refused(Reason.FORBIDDEN, () -> node.previews.begin(byScript, member.accountId(), HERE));
    node.accounts.lock(owner, member.accountId(), HERE);
    refused(Reason.CONFLICT, () -> begin());
  }

  @Test
  void nothingIsMadeOfWhatTheOtherHas() {
    node.accounts.grant(
        owner,
        member.accountId(),
        Set.of(Permission.ACCESS_API_KEYS, Permission.CHANGE_PASSWORD),
        HERE);
    begin();
    Caller seen = now();

    refused(Reason.FORBIDDEN, seen::requireActing);
    refused(Reason.FORBIDDEN, () -> node.sessions.open(seen, SessionKind.COOKIE, HERE));
    refused(Reason.FORBIDDEN, () -> node.sessions.list(seen));
    refused(Reason.FORBIDDEN, () -> node.keys.list(seen));
    refused(Reason.FORBIDDEN, () -> node.refreshTokens.issue(seen));
    refused(
        Reason.FORBIDDEN,
        () ->
            node.accounts.changePassword(
                seen, Password.plain(SECRET), Password.plain(SECRET), HERE));
    refused(Reason.FORBIDDEN, () -> node.accounts.deleteOwn(seen, HERE));
    refused(Reason.FORBIDDEN, () -> node.previews.begin(seen, member.accountId(), HERE));
  }

  @Test
  void whoManagesUsersIsSeenWithTheInvitationsAndMakesNone() {
    node.accounts.grant(owner, member.accountId(), Set.of(Permission.MANAGE_USERS), HERE);
    InvitationTerms terms =
        new InvitationTerms(
            "Ona", Duration.ofDays(1), Role.USER, Set.of(), Restrictions.NONE, List.of(), Set.of());
    UUID id = node.invitations.create(owner, terms, HERE).invitation().id();
    begin();

    assertThat(node.invitations.list(now())).extracting(Invitation::id).containsExactly(id);
    refused(Reason.FORBIDDEN, () -> node.invitations.create(now(), terms, HERE));
    refused(Reason.FORBIDDEN, () -> node.invitations.revoke(now(), id, HERE));
  }

  @Test
  void whatIsHiddenFromTheAdministratorStaysHidden() {
    Caller admin = admin("admin");
    node.accounts.restrict(owner, admin.accountId(), new Restrictions(16, true, null), HERE);
    node.accounts.restrict(owner, member.accountId(), new Restrictions(18, false, null), HERE);
    ContentRule rule =
        new ContentRule(
            ContentRule.Dimension.TAG, ContentRule.Mode.EXCLUDE, List.of("gore"), false);
    node.accounts.ruleContent(owner, admin.accountId(), List.of(rule), HERE);
    NewSession theirs = node.sessions.open(admin, SessionKind.COOKIE, HERE);
    node.previews.begin(Node.accepted(node.cookie(theirs)), member.accountId(), HERE);

    Limits limits = Node.accepted(node.cookie(theirs)).limits();
    assertThat(limits.ageLimit()).isEqualTo(16);
    assertThat(limits.unratedHidden()).isTrue();
    assertThat(limits.rules()).containsExactly(rule);
    assertThat(limits.beside()).isEqualTo(admin.accountId());
    begin();
    assertThat(now().limits().ageLimit()).isEqualTo(18);
    assertThat(now().limits().beside()).isNull();
  }

  private static void refused(Reason reason, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(Failure.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
