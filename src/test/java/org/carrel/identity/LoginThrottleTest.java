package org.carrel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.identity.Node.AWAY;
import static org.carrel.identity.Node.HERE;
import static org.carrel.identity.Node.SECRET;
import static org.carrel.identity.Node.accepted;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.carrel.failure.Reason;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.carrel.testing.Together;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
  private static final Outcome WRONG = Outcome.rejected(Reason.BAD_CREDENTIAL);

  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();
  private final Node node = new Node(database, clock);
  private final Caller owner = node.owner();

  private Outcome wrong(String name, Origin origin) {
    return node.signIn(name, "wrong " + SECRET, origin);
  }

  private void wrongTenTimes(String name, Origin origin) {
    for (int i = 0; i < 10; i++) {
      assertThat(wrong(name, origin)).isEqualTo(WRONG);
    }
  }

  private static void isThrottled(Outcome outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(Reason.THROTTLED);
              assertThat(rejected.retryAfter().orElseThrow())
                  .isPositive()
                  .isLessThanOrEqualTo(Duration.ofMinutes(61));
            });
  }

  private static Origin from(String address) {
    return new Origin(address, "JUnit", "test");
  }

  @Test
  void afterTenWrongPasswordsEvenTheRightOneWaitsAQuarterOfAnHour() {
    wrongTenTimes("Ada", HERE);

    isThrottled(node.signIn("Ada", SECRET, HERE));

    clock.pass(Duration.ofMinutes(15));
    accepted(node.signIn("Ada", SECRET, HERE));
  }

  @Test
  void anotherAddressAndAnotherAccountGoOn() {
    node.user(owner, "bob");
    wrongTenTimes("Ada", HERE);

    accepted(node.signIn("Ada", SECRET, AWAY));
    accepted(node.signIn("bob", SECRET, HERE));
  }

  @Test
  void spellingsOfOneNameCountTogether() {
    for (String spelling :
        List.of(
            "Ada",
            "ada",
            "ADA",
            "\uff21da",
            "a\uff44a",
            "aDa",
            "adA",
            "\uff21\uff24\uff21",
            "ADa",
            "\ud835\udc00da")) {
      assertThat(wrong(spelling, HERE)).as(spelling).isEqualTo(WRONG);
    }

    isThrottled(node.signIn("Ada", SECRET, HERE));
  }

  @Test
  void whatIsNotQuiteTheNameIsNobody() {
    for (String other :
        List.of(
            "Ada ", " Ada", "Ada\0", "A\u0301da", "Ada\u200d", "Ada\t", "Ada" + " ".repeat(300))) {
      assertThat(node.signIn(other, SECRET, HERE)).as(other).isEqualTo(WRONG);
    }
  }

  @Test
  void namesOfNobodyAreThrottledAlike() {
    wrongTenTimes("nobody", HERE);

    isThrottled(wrong("nobody", HERE));
  }

  @Test
  void aBurstIsCountedBeforeItIsHashed() throws Exception {
    List<Outcome> outcomes = Together.call(30, () -> wrong("Ada", HERE));

    assertThat(outcomes).filteredOn(WRONG::equals).hasSize(10);
    isThrottled(node.signIn("Ada", SECRET, HERE));
  }

  @Test
  void rightPasswordsAreNotCounted() {
    for (int i = 0; i < 25; i++) {
      accepted(node.signIn("Ada", SECRET, HERE));
    }
  }

  @Test
  void anAccountIsTriedAHundredTimesAnHourFromPlacesItNeverSignedInFrom() {
    Node strict = new Node(database, clock, Map.of("carrel.throttle.account", "3"));
    for (int i = 0; i < 3; i++) {
      assertThat(strict.signIn("Ada", "wrong " + SECRET, from("198.51.100." + i))).isEqualTo(WRONG);
    }

    isThrottled(strict.signIn("Ada", SECRET, from("198.51.100.9")));
    accepted(strict.signIn("Ada", SECRET, HERE)); // signed in from here before
    clock.pass(Duration.ofHours(1));
    accepted(strict.signIn("Ada", SECRET, from("198.51.100.9")));
  }

  @Test
  void oneAddressTriesOnlySoManyNames() {
    Node strict = new Node(database, clock, Map.of("carrel.throttle.address", "3"));
    AtomicInteger number = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      strict.signIn("name" + number.incrementAndGet(), SECRET, AWAY);
    }

    isThrottled(strict.signIn("Ada", SECRET, AWAY));
    accepted(strict.signIn("Ada", SECRET, HERE));
  }

  @Test
  void oneIpv6CustomerIsOneAddress() {
    Node strict = new Node(database, clock, Map.of("carrel.throttle.address", "2"));
    strict.signIn("one", SECRET, from("2001:db8:1:2::1"));
    strict.signIn("two", SECRET, from("2001:db8:1:2:ffff::9"));

    isThrottled(strict.signIn("Ada", SECRET, from("2001:DB8:1:2:0:0:0:3")));
    accepted(strict.signIn("Ada", SECRET, from("2001:db8:1:3::1")));
  }

  @Test
  void basicAndFormsShareOneCounter() {
    wrongTenTimes("Ada", HERE);

    isThrottled(node.verify(new UsernamePassword("ada", "wrong again")));
  }

  @Test
  void allNodesCountTogether() {
    Node other = new Node(database, clock);
    wrongTenTimes("Ada", HERE);

    isThrottled(other.signIn("Ada", SECRET, HERE));
  }

  @Test
  void aThrottledTryIsNotCountedAgainstTheAddress() {
    Node strict = new Node(database, clock, Map.of("carrel.throttle.account-and-address", "1"));
    assertThat(strict.signIn("Ada", "wrong " + SECRET, HERE)).isEqualTo(WRONG);
    for (int i = 0; i < 5; i++) {
      isThrottled(strict.signIn("Ada", SECRET, HERE));
    }

    Optional<Integer> most =
        node.transactions.call(
            () ->
                Optional.of(
                    ((Number)
                            database
                                .entityManager()
                                .createNativeQuery("SELECT MAX(hits) FROM throttle")
                                .getSingleResult())
                        .intValue()));
    assertThat(most).contains(1);
  }
}
