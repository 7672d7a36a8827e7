package org.carrel.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class LeasesTest {
  private static final Duration LIFE = Duration.ofSeconds(30);

  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();
  private final Leases one = node();
  private final Leases other = node();

  private Leases node() {
    return new Leases(database.entityManager(), database.transactions(), clock);
  }

  @Test
  void oneNodeAtATimeHasALease() {
    assertThat(one.take("sweep", LIFE)).isTrue();
    assertThat(other.take("sweep", LIFE)).isFalse();
    assertThat(other.take("scan", LIFE)).isTrue();
  }

  @Test
  void whoHasItRenewsIt() {
    one.take("sweep", LIFE);
    clock.pass(LIFE.minusSeconds(1));
    assertThat(one.take("sweep", LIFE)).isTrue();

    clock.pass(Duration.ofSeconds(2));
    assertThat(other.take("sweep", LIFE)).isFalse();
  }

  @Test
  void anotherNodeTakesItOverOnceItHasEnded() {
    one.take("sweep", LIFE);
    clock.pass(LIFE);

    assertThat(other.take("sweep", LIFE)).isTrue();
    assertThat(one.take("sweep", LIFE)).isFalse();
  }
}
