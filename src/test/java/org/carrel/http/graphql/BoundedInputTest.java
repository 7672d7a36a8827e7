package org.carrel.http.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
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
  void aSilentClientIsLateAndOneThatBreaksOffIsNot() {
    assertThatThrownBy(failing(new IOException(new TimeoutException()))::read)
        .hasMessageContaining("in time")
        .returns(Reason.TIMED_OUT, thrown -> ((Failure) thrown).reason());
    assertThatThrownBy(failing(new SocketTimeoutException())::read).hasMessageContaining("in time");
    assertThatThrownBy(failing(new EOFException())::read)
        .hasMessageContaining("broke off")
        .returns(Reason.INVALID, thrown -> ((Failure) thrown).reason());
  }

  private static BoundedInput failing(IOException failure) {
    InputStream in =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw failure;
          }
        };
    return input(in, Duration.ofMinutes(1));
  }
}
