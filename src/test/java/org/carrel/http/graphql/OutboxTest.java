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
  private final Outbox outbox = new Outbox(threads::add, givenUp::incrementAndGet);

  private void work() {
    for (Runnable next = threads.poll(); next != null; next = threads.poll()) {
      next.run();
    }
  }

  @Test
  void writesOneAfterTheOtherOnOneThread() {
    for (int i = 0; i < 3; i++) {
      int number = i;
      outbox.add(() -> written.add(number));
    }
    assertThat(threads).hasSize(1);
    work();
    outbox.add(() -> written.add(3));
    work();

    assertThat(written).containsExactly(0, 1, 2, 3);
    assertThat(givenUp).hasValue(0);
  }

  @Test
  void givesUpAClientThatTakesNothing() {
    for (int i = 0; i < 1_000; i++) {
      outbox.add(() -> written.add(0));
    }
    work();

    assertThat(written).isEmpty();
    assertThat(givenUp).hasValue(1);
  }

  @Test
  void givesUpAClientThatIsGone() {
    outbox.add(
        () -> {
          throw new IOException("gone");
        });
    outbox.add(() -> written.add(0));
    work();
    outbox.add(() -> written.add(0));
    work();

    assertThat(written).isEmpty();
    assertThat(givenUp).hasValue(1);
  }
}
