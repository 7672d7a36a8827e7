package org.carrel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.carrel.identity.Node.AWAY;
import static org.carrel.identity.Node.HERE;
import static org.carrel.identity.Node.SECRET;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.carrel.testing.Together;
import org.junit.jupiter.api.Test;

class InvitationsTest {
  private static final Password PASSWORD = Password.plain(SECRET);
  private static final Duration DAY = Duration.ofDays(1);

  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();
  private final Node node = new Node(database, clock, Map.of("carrel.registration", "closed"));
  private final Caller owner = node.owner();

  private static InvitationTerms terms(Role role, Permission... permissions) {
    return new InvitationTerms(
        " Ona ",
        DAY,
        role,
        Set.of(permissions),
        new Restrictions(12, true, 3),
        List.of(
            new ContentRule(
                ContentRule.Dimension.TAG, ContentRule.Mode.EXCLUDE, List.of("gore"), false)),
        Set.of());
  }

  private String invite(Caller by, Permission... permissions) {
    return node.invitations.create(by, terms(Role.USER, permissions), HERE).secret();
  }

  private Account accept(String secret, String name) {
    return node.invitations.accept(secret, Username.of(name), PASSWORD, AWAY);
  }

  @Test
  void whoComesGetsWhatWasWrittenAlsoWhileRegistrationIsClosed() {
    Account ona = accept(invite(owner, Permission.DOWNLOAD_FILE), "Ona");

    assertThat(ona.granted()).containsExactly(Permission.DOWNLOAD_FILE);
    assertThat(ona.role()).isEqualTo(Role.USER);
    assertThat(ona.limits().openLibrariesOnly()).isFalse();
    assertThat(ona.limits().ageLimit()).isEqualTo(12);
    assertThat(ona.limits().unratedHidden()).isTrue();
    assertThat(ona.limits().rules()).hasSize(1);
    assertThat(ona.maxSessions()).isEqualTo(3);
    assertThat(node.signIn("Ona").accountId()).isEqualTo(ona.id());
    assertThat(node.invitations.list(owner))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.state()).isEqualTo(Invitation.State.USED);
              assertThat(one.account()).isEqualTo(ona.id());
              assertThat(one.note()).isEqualTo("Ona");
            });
  }

  @Test
  void ofManyWhoUseItAtOnceOneComes() throws Exception {
    String secret = invite(owner);
    AtomicInteger number = new AtomicInteger();

    List<String> results =
        Together.call(
            12,
            () -> {
              try {
                return accept(secret, "guest" + number.incrementAndGet()).username();
              } catch (Failure failure) {
                return failure.reason().name();
              }
            });

    assertThat(results).filteredOn(r -> r.startsWith("guest")).hasSize(1);
    assertThat(results).filteredOn(r -> !r.startsWith("guest")).containsOnly("GONE");
    assertThat(node.accounts.list(owner)).hasSize(2);
  }

  @Test
  void aNameThatIsTakenLeavesTheInvitationOpen() {
    String secret = invite(owner);

    refused(Reason.CONFLICT, () -> accept(secret, "ada"));
    assertThat(node.invitations.find(secret)).isPresent();
    assertThat(accept(secret, "Ona").username()).isEqualTo("Ona");
    refused(Reason.GONE, () -> accept(secret, "Another"));
  }

  @Test
  void itHoldsForItsTimeUntilItIsTakenBackAndOnlyByItsSecret() {
    String late = invite(owner);
    String revoked = invite(owner);
    Invitation one = node.invitations.find(revoked).orElseThrow();
    node.invitations.revoke(owner, one.id(), HERE);

    refused(Reason.GONE, () -> accept(revoked, "Ona"));
    refused(Reason.GONE, () -> accept(late + "x", "Ona"));
    refused(Reason.NOT_FOUND, () -> node.invitations.revoke(owner, one.id(), HERE));
    clock.pass(DAY);
    assertThat(node.invitations.find(late)).isEmpty();
    refused(Reason.GONE, () -> accept(late, "Ona"));
    assertThat(node.invitations.list(owner))
        .extracting(Invitation::state)
        .containsExactly(Invitation.State.EXPIRED);
    clock.pass(Duration.ofDays(31));
    node.sweep();
    assertThat(node.invitations.list(owner)).isEmpty();
  }

  @Test
  void nobodyGivesWhatTheyHaveNotNorAfterTheyLostIt() {
    Caller manager = node.user(owner, "manager", Permission.MANAGE_USERS, Permission.DOWNLOAD_FILE);
    Caller reader = node.user(owner, "reader", Permission.READ_USERS);

    refused(Reason.FORBIDDEN, () -> invite(reader));
    refused(Reason.FORBIDDEN, () -> node.invitations.list(reader));
    refused(Reason.FORBIDDEN, () -> invite(manager, Permission.MANAGE_SERVER));
    refused(Reason.FORBIDDEN, () -> node.invitations.create(manager, terms(Role.ADMIN), HERE));
    UUID owners = node.invitations.create(owner, terms(Role.ADMIN), HERE).invitation().id();
    refused(Reason.FORBIDDEN, () -> node.invitations.revoke(manager, owners, HERE));

    String plain = invite(manager);
    String more = invite(manager, Permission.DOWNLOAD_FILE);
    node.accounts.grant(owner, manager.accountId(), Set.of(Permission.MANAGE_USERS), HERE);
    refused(Reason.GONE, () -> accept(more, "Ona"));
    assertThat(node.invitations.find(plain)).isPresent();
    node.accounts.disable(owner, manager.accountId(), HERE);
    refused(Reason.GONE, () -> accept(plain, "Ona"));
  }

  private Caller admin(String name) {
    UUID id = node.user(owner, name).accountId();
    node.accounts.assign(owner, id, Role.ADMIN, HERE);
    return node.signIn(name);
  }

  @Test
  void whatWasOutInTheMakersNameStaysDeadThoughTheyComeBack() {
    Caller member = node.user(owner, "member");
    Caller admin = admin("admin");
    UUID id = admin.accountId();
    List<Runnable> ends =
        List.of(
            () -> node.accounts.signOutEverywhere(node.signIn("admin"), HERE),
            () -> node.accounts.setPassword(owner, id, PASSWORD, HERE),
            () -> {
              node.accounts.disable(owner, id, HERE);
              node.accounts.enable(owner, id, HERE);
            });

    for (Runnable end : ends) {
      Caller maker = node.signIn("admin");
      String invitation = invite(maker);
      String link = node.passwordLinks.create(maker, member.accountId(), HERE).secret();
      assertThat(node.invitations.find(invitation)).isPresent();
      assertThat(node.passwordLinks.find(link)).isPresent();
      end.run();
      assertThat(node.invitations.find(invitation)).isEmpty();
      refused(Reason.GONE, () -> accept(invitation, "Ona"));
      assertThat(node.passwordLinks.find(link)).isEmpty();
      refused(Reason.GONE, () -> node.passwordLinks.use(link, PASSWORD, AWAY));
    }
  }

  @Test
  void whoComesSeesNoMoreThanWhoInvites() {
    UUID id = node.user(owner, "manager", Permission.MANAGE_USERS).accountId();
    ContentRule rule =
        new ContentRule(
            ContentRule.Dimension.GENRE, ContentRule.Mode.EXCLUDE, List.of("war"), false);
    node.accounts.ruleContent(owner, id, List.of(rule), HERE);
    String before = invite(node.signIn("manager"));
    node.accounts.restrict(owner, id, new Restrictions(10, false, 1), HERE);

    Limits limits = accept(before, "Ona").limits();
    assertThat(limits.ageLimit()).isEqualTo(10);
    assertThat(limits.unratedHidden()).isTrue();
    assertThat(limits.rules()).hasSize(2).contains(rule);
    assertThat(limits.openLibrariesOnly()).isFalse();
    InvitationTerms free =
        new InvitationTerms("", DAY, Role.USER, Set.of(), Restrictions.NONE, List.of(), Set.of());
    NewInvitation second = node.invitations.create(node.signIn("manager"), free, HERE);
    Account ida = accept(second.secret(), "Ida");
    assertThat(ida.limits()).isEqualTo(new Limits(false, 10, false, List.of(rule)));
    assertThat(ida.maxSessions()).isNull();
  }

  @Test
  void whoSeesOpenLibrariesOnlyInvitesToNoOthers() {
    Node open = new Node(database, clock);
    Account self = open.enrolment.signUp(Username.of("self"), PASSWORD, HERE);
    node.accounts.grant(owner, self.id(), Set.of(Permission.MANAGE_USERS), HERE);

    Account ona = accept(invite(node.signIn("self")), "Ona");

    assertThat(ona.limits().openLibrariesOnly()).isTrue();
  }

  @Test
  void aRestrictedKeyInvitesNobody() {
    Caller key = owner.only(Permission.all());

    refused(Reason.FORBIDDEN, () -> invite(key));
    refused(Reason.FORBIDDEN, () -> node.invitations.list(key));
  }

  @Test
  void triesCountAsSignUps() {
    Node strict = new Node(database, clock, Map.of("carrel.throttle.sign-ups", "2"));
    String secret = invite(owner);
    for (int i = 0; i < 2; i++) {
      refused(
          Reason.GONE, () -> strict.invitations.accept("x", Username.of("Ona"), PASSWORD, AWAY));
    }

    refused(
        Reason.THROTTLED,
        () -> strict.invitations.accept(secret, Username.of("Ona"), PASSWORD, AWAY));
  }

  @Test
  void whoeverDecidesAboutLibrariesIsToldBeforeAnybodyCanSignIn() {
    UUID hidden = UUID.randomUUID();
    List<Admitted> told = new ArrayList<>();
    node.admitted.observe(told::add);
    InvitationTerms terms =
        new InvitationTerms(
            "", DAY, Role.USER, Set.of(), Restrictions.NONE, List.of(), Set.of(hidden));

    Account ona = accept(node.invitations.create(owner, terms, HERE).secret(), "Ona");

    assertThat(told).containsExactly(new Admitted(ona.id(), owner.accountId(), Set.of(hidden)));
  }

  @Test
  void aLinkSetsOnePasswordAndEndsWhatWasOut() {
    Caller member = node.user(owner, "member");
    NewSession session = node.sessions.open(member, SessionKind.COOKIE, HERE);
    NewPasswordLink first = node.passwordLinks.create(owner, member.accountId(), HERE);
    NewPasswordLink link = node.passwordLinks.create(owner, member.accountId(), HERE);
    Password next = Password.plain("another long password");

    refused(Reason.GONE, () -> node.passwordLinks.use(first.secret(), next, AWAY));
    refused(Reason.INVALID, () -> node.passwordLinks.use(link.secret(), Password.plain("x"), AWAY));
    assertThat(node.passwordLinks.find(link.secret()).orElseThrow().username()).isEqualTo("member");
    node.passwordLinks.use(link.secret(), next, AWAY);

    refused(Reason.GONE, () -> node.passwordLinks.use(link.secret(), next, AWAY));
    assertThat(node.cookie(session)).isInstanceOf(Outcome.Rejected.class);
    assertThat(node.signIn("member", SECRET, HERE)).isInstanceOf(Outcome.Rejected.class);
    assertThat(node.signIn("member", "another long password", HERE))
        .isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void aLinkDiesWithTheEpochItsTimeAndItsMaker() {
    Caller member = node.user(owner, "member");
    Caller admin = admin("admin");
    UUID adminId = admin.accountId();

    refused(Reason.FORBIDDEN, () -> node.passwordLinks.create(admin, owner.accountId(), HERE));
    refused(Reason.FORBIDDEN, () -> node.passwordLinks.create(member, adminId, HERE));
    NewPasswordLink byAdmin = node.passwordLinks.create(admin, member.accountId(), HERE);
    node.accounts.disable(owner, adminId, HERE);
    assertThat(node.passwordLinks.find(byAdmin.secret())).isEmpty();
    NewPasswordLink old = node.passwordLinks.create(owner, member.accountId(), HERE);
    node.accounts.setPassword(owner, member.accountId(), PASSWORD, HERE);
    assertThat(node.passwordLinks.find(old.secret())).isEmpty();
    NewPasswordLink late = node.passwordLinks.create(owner, member.accountId(), HERE);
    clock.pass(DAY);
    assertThat(node.passwordLinks.find(late.secret())).isEmpty();
    node.accounts.lock(owner, member.accountId(), HERE);
    refused(Reason.CONFLICT, () -> node.passwordLinks.create(owner, member.accountId(), HERE));
  }

  private static void refused(Reason reason, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(Failure.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
