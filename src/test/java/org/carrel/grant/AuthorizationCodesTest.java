package org.carrel.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.carrel.identity.Caller;
import org.carrel.identity.Node;
import org.carrel.identity.Permission;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.junit.jupiter.api.Test;

final class AuthorizationCodesTest {
  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();
  private final Office office = new Office(database, clock, Map.of());
  private final Caller owner = office.node.owner();
  private final Caller bob =
      office.node.inSession(office.node.user(owner, "bob", Permission.DOWNLOAD_FILE));
  private final Client client = office.register(owner, Office.terms()).client();

  @Test
  void givesTokensForACodeOnce() {
    String code = office.code(client, bob);

    Tokens tokens = office.redeem(client, code);

    assertThat(office.accessTokens.verify(tokens.accessToken()))
        .hasValueSatisfying(caller -> assertThat(caller.username()).isEqualTo("bob"));
    assertThat(tokens.refreshToken()).isPresent();
    assertThat(tokens.idToken()).isPresent();
  }

  @Test
  void aSecondUseEndsWhatTheFirstOneGave() {
    String code = office.code(client, bob);
    Tokens tokens = office.redeem(client, code);

    refused(() -> office.redeem(client, code));

    assertThat(office.accessTokens.verify(tokens.accessToken())).isEmpty();
    refused(() -> refresh(tokens));
  }

  private Tokens refresh(Tokens tokens) {
    return office.tokens.refresh(client, tokens.refreshToken().orElseThrow(), Set.of(), Node.HERE);
  }

  @Test
  void isWorthNothingToAnotherClientAndStaysGood() {
    Client other = office.register(owner, Office.terms()).client();
    String code = office.code(client, bob);

    refused(() -> office.redeem(other, code));

    assertThat(office.redeem(client, code).refreshToken()).isPresent();
  }

  @Test
  void isGoodForAMinute() {
    String code = office.code(client, bob);
    clock.pass(Duration.ofSeconds(60));

    refused(() -> office.redeem(client, code));
  }

  @Test
  void needsTheVerifierOfItsChallengeAndTheAddressItWentTo() {
    String code = office.code(client, bob);
    Optional<String> right = Optional.of(Office.VERIFIER);
    Optional<String> there = Optional.of(Office.REDIRECT);

    refused(() -> office.codes.redeem(client, code, there, Optional.empty(), Node.HERE));
    refused(() -> office.codes.redeem(client, code, there, Optional.of("x".repeat(43)), Node.HERE));
    refused(
        () ->
            office.codes.redeem(
                client, code, Optional.of("https://app.example/"), right, Node.HERE));
    assertThat(office.codes.redeem(client, code, there, right, Node.HERE).scopes()).isNotEmpty();
  }

  @Test
  void ofTwentyAtOnceOneGetsTokens() throws Exception {
    String code = office.code(client, bob);
    ExecutorService threads = Executors.newFixedThreadPool(20);
    List<Future<Boolean>> tries = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      tries.add(threads.submit(() -> succeeds(code)));
    }
    int successes = 0;
    for (Future<Boolean> one : tries) {
      successes += one.get() ? 1 : 0;
    }
    threads.shutdownNow();

    assertThat(successes).isEqualTo(1);
  }

  private boolean succeeds(String code) {
    try {
      office.redeem(client, code);
      return true;
    } catch (GrantRefusal refusal) {
      return false;
    }
  }

  @Test
  void isDeadWithItsAccount() {
    String code = office.code(client, bob);
    office.node.accounts.disable(owner, bob.accountId(), Node.HERE);

    refused(() -> office.redeem(client, code));
  }

  @Test
  void needsSomebodyInASession() {
    Caller byPassword = office.node.signIn("bob");

    assertThatThrownBy(() -> office.code(client, byPassword)).hasMessageContaining("signed in");
  }

  static void refused(ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            GrantRefusal.class,
            refusal -> assertThat(refusal.error()).isEqualTo(GrantError.INVALID_GRANT));
  }
}
