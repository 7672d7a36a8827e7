package org.carrel.protocol.zettelstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.config.Settings;
import org.junit.jupiter.api.Test;

final class DelayTest {

  private static Delay delay(String millis) {
    SecureRandom random = new Settled();
    return new Delay(
        Settings.read(
            name ->
                name.equals("carrel.zettelstore.delay-millis")
                    ? Optional.of(millis)
                    : Optional.empty()),
        random);
  }

  /** Nothing is drawn: the test looks at the ends and the middle of what can be. */
  private static final class Settled extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private int turn;

    @Override
    public double nextDouble() {
      return new double[] {0, 0.5, 1}[turn++ % 3];
    }
  }

  private static Stream<Long> threeTimes(Delay delay, long taken) {
    return Stream.generate(() -> delay.after(Duration.ofMillis(taken)).toMillis()).limit(3);
  }

  @Test
  void fillsUpToFiftyMillisecondsAroundAHalfSecond() {
    assertThat(threeTimes(delay("500"), 0)).containsExactly(450L, 500L, 550L);
    assertThat(threeTimes(delay("500"), 70)).containsExactly(380L, 430L, 480L);
    assertThat(threeTimes(delay("500"), 399)).containsExactly(51L, 101L, 151L);
  }

  @Test
  void addsATenthOfASecondToASlowCheck() {
    assertThat(threeTimes(delay("500"), 400)).containsExactly(50L, 100L, 150L);
    assertThat(threeTimes(delay("500"), 20_000)).containsExactly(50L, 100L, 150L);
  }

  @Test
  void canBeTurnedOff() {
    assertThat(threeTimes(delay("0"), 0)).containsExactly(0L, 0L, 0L);
    assertThat(threeTimes(delay("0"), 70)).containsExactly(0L, 0L, 0L);
  }
}
