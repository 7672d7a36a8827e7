package org.carrel.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.carrel.testing.SetClock;
import org.junit.jupiter.api.Test;

class FreshCacheTest {
  private final SetClock clock = new SetClock();
  private final FreshCache<String, Integer> cache =
      new FreshCache<>(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()));

  @Test
  void remembersForFourSeconds() {
    assertThat(ask(1)).contains(1);
    clock.pass(Duration.ofMillis(3999));
    assertThat(ask(2)).contains(1);

    clock.pass(Duration.ofMillis(1));
    assertThat(ask(2)).contains(2);
  }

  @Test
  void forgetsWhatIsDropped() {
    ask(1);

    cache.drop("key");

    assertThat(ask(2)).contains(2);
  }

  @Test
  void doesNotStoreALoadThatBeganBeforeTheDrop() {
    Optional<Integer> late =
        cache.find(
            "key",
            () -> {
              cache.drop("key"); // somebody changes it while it is being read
              return Optional.of(1);
            });

    assertThat(late).contains(1);
    assertThat(ask(2)).contains(2);
  }

  @Test
  void asksAgainForWhatWasNotThere() {
    assertThat(cache.find("key", Optional::empty)).isEmpty();

    assertThat(ask(1)).contains(1);
  }

  private Optional<Integer> ask(int answer) {
    return cache.find("key", () -> Optional.of(answer));
  }
}
