package org.carrel.http.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BoundedInputTest {
  private static BoundedInput input(InputStream in, Duration time) {
    return new BoundedInput(in, 10, System.nanoTime() + time.toNanos());
  }

  private static InputStream bytes(int count) {
    return new ByteArrayInputStream(new byte[count]);
  }

  @Test
  void takesSoMuchAndNoMore() throws IOException {
    assertThat(input(bytes(10), Duration.ofMinutes(1)).readAllBytes()).hasSize(10);
    assertThatThrownBy(input(bytes(11), Duration.ofMinutes(1))::readAllBytes)
        .hasMessageContaining("more than 10 bytes");
    BoundedInput single = input(bytes(11), Duration.ofMinutes(1));
    for (int i = 0; i < 10; i++) {
      assertThat(single.read()).isZero();
    }
    assertThatThrownBy(single::read).hasMessageContaining("more than 10 bytes");
  }

  @Test
  void takesNothingThatIsLate() {
    assertThatThrownBy(input(bytes(1), Duration.ofSeconds(-1))::read)
        .hasMessageContaining("in time");
  }

  @Test
  void aSilentClientIsLate() {
    InputStream silent =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("silent");
          }
        };
    assertThatThrownBy(input(silent, Duration.ofMinutes(1))::read).hasMessageContaining("in time");
  }
}
