package org.carrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.carrel.config.Leases;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BackgroundTest {
  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final Threads threads =
      new Threads(workers, Executors.newSingleThreadScheduledExecutor(), 2);
  private final Background here = node();
  private final Background there = node();
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  private Background node() {
    return new Background(threads, leases());
  }

  private Leases leases() {
    return new Leases(database.entityManager(), database.transactions(), clock);
  }

  @AfterEach
  void stop() {
    mayEnd.countDown();
    workers.shutdownNow();
    threads.schedule().shutdownNow();
  }

  private void waiting(Background.Going going) {
    try {
      mayEnd.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void assertRefused(Background node) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> node.begin("work", this::waiting))
        .returns(Reason.CONFLICT, Failure::reason);
  }

  @Test
  void refusesWhatIsUnderWayHereOrOnAnotherNode() {
    here.begin("work", this::waiting);

    assertRefused(here);
    assertRefused(there);
    there.begin("other work", this::waiting);
  }

  @Test
  void givesTheLeaseBackAtTheEnd() throws InterruptedException {
    here.begin("work", going -> {});

    assertThat(takenByAnother()).isTrue();
  }

  @Test
  void givesTheLeaseBackAfterAFailure() throws InterruptedException {
    here.begin(
        "work",
        going -> {
          throw new IllegalStateException("It fails.");
        });

    assertThat(takenByAnother()).isTrue();
  }

  private boolean takenByAnother() throws InterruptedException {
    Leases other = leases();
    for (int i = 0; i < 100; i++) {
      if (other.take("work", Duration.ofMinutes(1))) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return false;
  }
}
