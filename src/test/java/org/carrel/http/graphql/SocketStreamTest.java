package org.carrel.http.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.carrel.identity.Caller;
import org.junit.jupiter.api.Test;

class SocketStreamTest {
  private static final Caller CALLER = Caller.anonymousReader();

  private final StubSession session = new StubSession();
  private final Deque<Runnable> threads = new ArrayDeque<>();
  private final Unsent ofAll = new Unsent();
  private String answer = "x";
  private int asked;
  private boolean revoked;
  private final SocketStream stream =
      new SocketStream(
          session.build(),
          SocketProtocol.TRANSPORT,
          new SocketOpening(
              CALLER,
              () -> revoked ? Optional.empty() : Optional.of(CALLER),
              new Places("streams", 1, 1).take("a"),
              (request, caller, reading) -> result()),
          givenUp -> new Outbox(threads::add, ofAll, givenUp));

  private ExecutionResult result() {
    asked++;
    return ExecutionResult.newExecutionResult().data(Map.of("a", answer)).build();
  }

  private void work() {
    for (Runnable next = threads.poll(); next != null; next = threads.poll()) {
      next.run();
    }
  }

  private void begin() {
    stream.hear("{\"type\":\"connection_init\"}");
    work();
    session.sent.clear();
  }

  private void ask(int id) {
    stream.hear(
        "{\"type\":\"subscribe\",\"id\":\"%d\",\"payload\":{\"query\":\"{ a }\"}}".formatted(id));
  }

  @Test
  void answersOneQuestionAfterTheOther() {
    begin();
    for (int i = 0; i < 50; i++) {
      ask(i);
      work();
    }
    assertThat(asked).isEqualTo(50);
    assertThat(session.sent).hasSize(100).noneMatch(text -> text.contains("\"error\""));
  }

  @Test
  void countsQueriesUntilTheirAnswerIsWritten() {
    begin();
    for (int i = 0; i < 25; i++) {
      ask(i);
    }
    assertThat(asked).isEqualTo(20);
    work();
    assertThat(session.sent).filteredOn(text -> text.contains("CONFLICT")).hasSize(5);
    ask(25);
    assertThat(asked).isEqualTo(21);
  }

  @Test
  void asksNothingWhileMuchWaits() {
    begin();
    answer = "x".repeat(600_000);
    ask(1);
    ask(2);
    assertThat(asked).isEqualTo(1);
    work();
    assertThat(session.sent).anyMatch(text -> text.contains("UNAVAILABLE"));
    ask(3);
    assertThat(asked).isEqualTo(2);
    assertThat(session.closes).isEmpty();
  }

  @Test
  void keepsNoAnswerThatIsTooLarge() {
    begin();
    answer = "x".repeat(3 << 20);
    ask(1);
    assertThat(ofAll.isFull()).isFalse();
    work();
    assertThat(session.sent).singleElement().asString().contains("TOO_LARGE");
    assertThat(session.closes).isEmpty();
  }

  @Test
  void closesOnAClientThatTakesTooLittleAndHearsItNoMore() {
    begin();
    for (int i = 0; i < 1_000; i++) {
      stream.hear("{\"type\":\"ping\"}");
    }
    assertThat(session.closes).containsExactly(1013);
    ask(1);
    work();
    assertThat(asked).isZero();
    assertThat(session.sent).isEmpty();
  }

  @Test
  void writesNothingThatWaitedWhenTheRightEnds() {
    begin();
    ask(1);
    revoked = true;
    stream.beat();
    work();
    assertThat(session.closes).containsExactly(4403);
    assertThat(session.sent).isEmpty();
  }
}
