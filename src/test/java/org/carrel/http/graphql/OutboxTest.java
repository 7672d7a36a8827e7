package org.carrel.http.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private final Deque<Runnable> threads = new ArrayDeque<>();
  private final AtomicInteger givenUp = new AtomicInteger();
  private final List<Integer> written = new ArrayList<>();
  private final Unsent ofAll = new Unsent(3 << 20);
  private final Outbox outbox = outbox(givenUp);

  private Outbox outbox(AtomicInteger counting) {
    return new Outbox(threads::add, ofAll, counting::incrementAndGet);
  }

  private void work() {
    for (Runnable next = threads.poll(); next != null; next = threads.poll()) {
      next.run();
    }
  }

  @Test
  void writesOneAfterTheOtherOnOneThread() {
    for (int i = 0; i < 3; i++) {
      int number = i;
      outbox.add(1, () -> written.add(number));
    }
    assertThat(threads).hasSize(1);
    work();
    outbox.add(1, () -> written.add(3));
    work();

    assertThat(written).containsExactly(0, 1, 2, 3);
    assertThat(givenUp).hasValue(0);
  }

  @Test
  void givesUpAClientThatTakesNothing() {
    for (int i = 0; i < 1_000; i++) {
      outbox.add(1, () -> written.add(0));
    }
    work();

    assertThat(written).isEmpty();
    assertThat(givenUp).hasValue(1);
  }

  @Test
  void givesUpAClientThatIsGone() {
    outbox.add(
        1,
        () -> {
          throw new IOException("gone");
        });
    outbox.add(1, () -> written.add(0));
    work();
    outbox.add(1, () -> written.add(0));
    work();

    assertThat(written).isEmpty();
    assertThat(givenUp).hasValue(1);
  }

  @Test
  void givesUpAClientThatLeavesTooManyBytes() {
    outbox.add(Outbox.MOST_BYTES, () -> written.add(0));
    assertThat(givenUp).hasValue(0);
    outbox.add(1, () -> written.add(1));
    work();

    assertThat(written).isEmpty();
    assertThat(givenUp).hasValue(1);
    assertThat(outbox.unsent()).isZero();
  }

  @Test
  void countsBytesUntilTheyAreWritten() {
    for (int i = 0; i < 5; i++) {
      outbox.add(Outbox.MOST_BYTES, () -> assertThat(outbox.unsent()).isPositive());
      work();
      assertThat(outbox.unsent()).isZero();
    }
    assertThat(givenUp).hasValue(0);
  }

  @Test
  void givesUpWhoHasMuchWhileTheNodeHasTooMuch() {
    AtomicInteger second = new AtomicInteger();
    AtomicInteger third = new AtomicInteger();
    outbox.add(Outbox.MOST_BYTES, () -> written.add(0));
    outbox(third).add(1 << 10, () -> written.add(2));
    outbox(second).add(Outbox.MOST_BYTES, () -> written.add(1));
    assertThat(second).hasValue(1);
    assertThat(ofAll.isFull()).isFalse();
    work();

    assertThat(written).containsExactly(0, 2);
    assertThat(givenUp).hasValue(0);
    assertThat(third).hasValue(0);
  }

  @Test
  void weighsTextsAsTheyLieInMemory() {
    assertThat(Outbox.bytes("abc")).isEqualTo(3);
    assertThat(Outbox.bytes("ab\u4e2d")).isEqualTo(6);
  }

  @Test
  void dropsWhatWaitsForTheLastThing() {
    outbox.add(1, () -> written.add(0));
    outbox.add(1, () -> written.add(1));
    outbox.last(() -> written.add(2));
    outbox.add(1, () -> written.add(3));
    outbox.last(() -> written.add(4));
    work();

    assertThat(written).containsExactly(2);
    assertThat(givenUp).hasValue(0);
    assertThat(outbox.unsent()).isZero();
  }
}
