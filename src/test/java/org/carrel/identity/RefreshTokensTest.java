package org.carrel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.identity.EnrolmentTest.refused;
import static org.carrel.identity.Node.HERE;
import static org.carrel.identity.Node.accepted;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carrel.failure.Reason;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.carrel.testing.Together;
import org.junit.jupiter.api.Test;

class RefreshTokensTest {
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();
  private final Node node = new Node(database, clock);
  private final Caller owner = node.owner();
  private final String first = node.refreshTokens.issue(owner).refresh().token();

  @Test
  void aTokenGivesAWorkingPairAndANewLife() {
    clock.pass(Duration.ofDays(29));

    TokenPair next = refresh(node, first).orElseThrow();

    accepted(node.bearer(next.access().token()));
    assertThat(next.refresh().token()).isNotEqualTo(first);
    assertThat(next.refresh().expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(30)));
    clock.pass(Duration.ofDays(29));
    assertThat(refresh(node, next.refresh().token())).isPresent();
  }

  @Test
  void aLongChainOfSuccessorsIsStored() {
    String token = first;
    for (int i = 0; i < 200; i++) {
      token = refresh(node, token).orElseThrow().refresh().token();
    }
    assertThat(count("SELECT COUNT(*) FROM refresh_token")).isEqualTo(201);
  }

  @Test
  void ofTwentyAtOnceAllGetTheSameSuccessor() throws Exception {
    List<Optional<TokenPair>> answers = Together.call(20, () -> refresh(node, first));

    assertThat(answers).doesNotContain(Optional.empty());
    assertThat(answers)
        .extracting(answer -> answer.orElseThrow().refresh().token())
        .containsOnly(answers.get(0).orElseThrow().refresh().token());
    assertThat(count("SELECT COUNT(*) FROM refresh_token")).isEqualTo(2);
  }

  @Test
  void aLostAnswerIsGivenAgainWithinTheGraceOnAnyNode() {
    String successor = refresh(node, first).orElseThrow().refresh().token();

    clock.pass(GRACE);

    Node other = new Node(database, clock);
    assertThat(refresh(other, first).orElseThrow().refresh().token()).isEqualTo(successor);
  }

  @Test
  void reuseAfterTheGraceEndsTheWholeFamily() {
    String second = refresh(node, first).orElseThrow().refresh().token();
    String third = refresh(node, second).orElseThrow().refresh().token();
    String otherFamily = node.refreshTokens.issue(owner).refresh().token();
    clock.pass(GRACE.plusSeconds(1));

    assertThat(refresh(node, first)).isEmpty();

    assertThat(refresh(node, second)).isEmpty();
    assertThat(refresh(node, third)).isEmpty();
    assertThat(refresh(node, otherFamily)).isPresent();
    assertThat(count("SELECT COUNT(*) FROM audit WHERE event = 'REFRESH_REUSED'")).isEqualTo(1);
  }

  @Test
  void anExpiredTokenIsRefused() {
    clock.pass(Duration.ofDays(30));

    assertThat(refresh(node, first)).isEmpty();
  }

  @Test
  void onlyARefreshTokenRefreshes() {
    TokenPair pair = node.refreshTokens.issue(owner);

    assertThat(refresh(node, pair.access().token())).isEmpty();
    assertThat(refresh(node, pair.refresh().token() + "=")).isEmpty();
    assertThat(refresh(node, "")).isEmpty();
  }

  @Test
  void signingOutEndsTheFamily() {
    String successor = refresh(node, first).orElseThrow().refresh().token();

    node.refreshTokens.end(successor);

    assertThat(refresh(node, first)).isEmpty();
    assertThat(refresh(node, successor)).isEmpty();
  }

  @Test
  void tokensAreIssuedForAPasswordOnly() {
    Caller byToken = accepted(node.bearer(node.refreshTokens.issue(owner).access().token()));
    Caller bySession = accepted(node.cookie(node.sessions.open(owner, SessionKind.COOKIE, HERE)));

    refused(Reason.FORBIDDEN, () -> node.refreshTokens.issue(byToken));
    refused(Reason.FORBIDDEN, () -> node.refreshTokens.issue(bySession));
  }

  private static Optional<TokenPair> refresh(Node node, String token) {
    return node.refreshTokens.refresh(token, HERE);
  }

  private long count(String query) {
    return node.transactions.call(
        () ->
            (Long) database.entityManager().createNativeQuery(query, Long.class).getSingleResult());
  }
}
