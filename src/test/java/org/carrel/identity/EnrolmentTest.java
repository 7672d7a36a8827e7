package org.carrel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.carrel.identity.Node.AWAY;
import static org.carrel.identity.Node.HERE;
import static org.carrel.identity.Node.SECRET;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

class EnrolmentTest {
  private static final Password PASSWORD = Password.plain(SECRET);

  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();
  private final Node node = new Node(database, clock);

  @Test
  void ofFiftyClaimsAtOnceExactlyOneWins() throws Exception {
    AtomicInteger number = new AtomicInteger();

    List<String> results = Together.call(50, () -> claim(node, "owner" + number.incrementAndGet()));

    List<String> winners = results.stream().filter(r -> r.startsWith("owner")).toList();
    assertThat(winners).hasSize(1);
    assertThat(results).filteredOn(r -> !winners.contains(r)).containsOnly("CONFLICT");
    Caller owner = node.signIn(winners.get(0));
    assertThat(node.accounts.list(owner)).singleElement().matches(Account::owner);
  }

  private static String claim(Node node, String name) {
    try {
      node.enrolment.claim(Username.of(name), PASSWORD, Optional.empty(), HERE);
      return name;
    } catch (Failure e) {
      return e.reason().name();
    }
  }

  @Test
  void whoSignsUpBeforeTheClaimNeverBecomesTheOwner() {
    Account first = node.enrolment.signUp(Username.of("early"), PASSWORD, HERE);

    assertThat(node.accounts.claimed()).isFalse();
    assertThat(first.owner()).isFalse();
    assertThat(first.role()).isEqualTo(Role.USER);
    assertThat(first.permissions()).isEmpty();
    assertThat(first.limits().openLibrariesOnly()).isTrue();
  }

  @Test
  void theOwnerMayEverything() {
    Caller owner = node.owner();

    assertThat(owner.owner()).isTrue();
    assertThat(owner.role()).isEqualTo(Role.ADMIN);
    assertThat(owner.permissions()).containsExactlyInAnyOrder(Permission.values());
  }

  @Test
  void fromAnotherMachineTheClaimNeedsTheSetupToken() {
    String token = node.transactions.call(node.setupTokens::issue);
    Username name = Username.of("Ada");

    refused(Reason.FORBIDDEN, () -> node.enrolment.claim(name, PASSWORD, Optional.empty(), AWAY));
    refused(
        Reason.FORBIDDEN,
        () -> node.enrolment.claim(name, PASSWORD, Optional.of(token + "x"), AWAY));
    assertThat(node.enrolment.claim(name, PASSWORD, Optional.of(token), AWAY).owner()).isTrue();
    assertThat(node.transactions.call(() -> node.setupTokens.has(token))).isFalse();
  }

  @Test
  void namesThatDifferInCaseOrFormAreOne() {
    node.enrolment.signUp(Username.of("Zoé"), PASSWORD, HERE);

    for (String alike : List.of("zoé", "ZOÉ", "Zoe\u0301", "\uff3aoé")) {
      refused(Reason.CONFLICT, () -> node.enrolment.signUp(Username.of(alike), PASSWORD, HERE));
    }
  }

  @Test
  void closedRegistrationTakesNobody() {
    Node closed = new Node(database, clock, Map.of("carrel.registration", "closed"));

    refused(Reason.FORBIDDEN, () -> closed.enrolment.signUp(Username.of("eve"), PASSWORD, HERE));
  }

  @Test
  void nobodySignsUpWhileNobodyKnowsWhetherTheyMay() {
    rename("server_setting", "server_setting_away");
    try {
      refused(Reason.UNAVAILABLE, () -> node.enrolment.signUp(Username.of("eve"), PASSWORD, HERE));
    } finally {
      rename("server_setting_away", "server_setting");
    }
    assertThat(node.enrolment.signUp(Username.of("eve"), PASSWORD, HERE).owner()).isFalse();
  }

  private void rename(String from, String to) {
    node.transactions.run(
        () ->
            database
                .entityManager()
                .createNativeQuery("RENAME TABLE " + from + " TO " + to)
                .executeUpdate());
  }

  @Test
  void underApprovalAnAccountWaitsForAnAdministrator() {
    Node careful = new Node(database, clock, Map.of("carrel.registration", "approval"));
    Caller owner = careful.owner();
    Account waiting = careful.enrolment.signUp(Username.of("eve"), PASSWORD, HERE);

    assertThat(careful.signIn("eve", SECRET, HERE))
        .isEqualTo(Outcome.rejected(Reason.ACCOUNT_LOCKED));
    careful.accounts.enable(owner, waiting.id(), HERE);
    assertThat(careful.signIn("eve").accountId()).isEqualTo(waiting.id());
  }

  @Test
  void oneAddressMakesOnlySoManyAccountsInAnHour() {
    Node strict = new Node(database, clock, Map.of("carrel.throttle.sign-ups", "2"));
    strict.enrolment.signUp(Username.of("one"), PASSWORD, AWAY);
    strict.enrolment.signUp(Username.of("two"), PASSWORD, AWAY);

    refused(Reason.THROTTLED, () -> strict.enrolment.signUp(Username.of("three"), PASSWORD, AWAY));
    strict.enrolment.signUp(Username.of("four"), PASSWORD, HERE);
  }

  @Test
  void accountsOfOneSecondHaveTheirOwnNumbers() throws Exception {
    AtomicInteger number = new AtomicInteger();

    List<Account> made =
        Together.call(
            8,
            () ->
                node.enrolment.signUp(
                    Username.of("user" + number.incrementAndGet()), PASSWORD, HERE));

    assertThat(made).extracting(Account::zid).doesNotHaveDuplicates();
    assertThat(made).extracting(Account::zid).allMatch(zid -> zid.startsWith("202603011200"));
    assertThat(made).extracting(Account::number).doesNotHaveDuplicates();
  }

  @Test
  void nobodyGrantsWhatTheyDoNotHave() {
    Caller owner = node.owner();
    Caller steward = node.user(owner, "steward", Permission.MANAGE_USERS);

    refused(
        Reason.FORBIDDEN,
        () -> node.enrolment.create(steward, wanted(Role.USER, Permission.DELETE_LIBRARY), HERE));
    refused(Reason.FORBIDDEN, () -> node.enrolment.create(steward, wanted(Role.ADMIN), HERE));
    Caller reader = node.user(owner, "reader");
    refused(Reason.FORBIDDEN, () -> node.enrolment.create(reader, wanted(Role.USER), HERE));
  }

  @Test
  void nobodyLetsOthersSeeMoreThanTheySee() {
    Caller owner = node.owner();
    Caller steward = node.user(owner, "steward", Permission.MANAGE_USERS);
    Caller grown = node.user(owner, "grown");
    node.accounts.restrict(owner, steward.accountId(), new Restrictions(12, true, null), HERE);
    Caller limited = node.signIn("steward");
    List<Admitted> told = new ArrayList<>();
    node.admitted.observe(told::add);

    UUID child = node.enrolment.create(limited, wanted(Role.USER), HERE).id();

    assertThat(node.accounts.get(child).limits()).isEqualTo(new Limits(false, 12, true));
    assertThat(told).containsExactly(new Admitted(child, limited.accountId(), Set.of()));
    refused(
        Reason.FORBIDDEN,
        () -> node.accounts.restrict(limited, child, new Restrictions(13, true, null), HERE));
    refused(
        Reason.FORBIDDEN, () -> node.accounts.restrict(limited, child, Restrictions.NONE, HERE));
    node.accounts.restrict(limited, child, new Restrictions(6, true, 2), HERE);
    node.accounts.restrict(limited, grown.accountId(), new Restrictions(null, false, 2), HERE);
    assertThat(node.accounts.get(grown.accountId()).maxSessions()).isEqualTo(2);
  }

  private static NewAccount wanted(Role role, Permission... permissions) {
    return new NewAccount(Username.of("new"), PASSWORD, role, Set.of(permissions));
  }

  static void refused(Reason reason, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
  }
}
