package org.carrel.http.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultipartRequestTest {
  private static final String PARTS =
      part("\"operations\"", "{\"query\":\"{ a }\",\"variables\":{\"f\":null}}")
          + part("\"map\"", "{\"0\":[\"variables.f\"]}")
          + part("\"0\"; filename=\"a.txt\"", "hello")
          + "--edge--\r\n";
  private static final Duration TIME = Duration.ofMinutes(1);

  @TempDir private Path folder;

  private static String part(String name, String text) {
    return "--edge\r\nContent-Disposition: form-data; name=" + name + "\r\n\r\n" + text + "\r\n";
  }

  private static HttpServletRequest request(String body, long announced) {
    ServletInputStream in = new Bytes(body.getBytes(UTF_8));
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            MultipartRequestTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, asked, args) ->
                switch (asked.getName()) {
                  case "getInputStream" -> in;
                  case "getContentLengthLong" -> announced;
                  case "getContentType" -> "multipart/form-data; boundary=edge";
                  case "getContentLength" -> (int) announced;
                  default -> null;
                });
  }

  private void read(HttpServletRequest request, Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    try (Spool spool = new Spool(folder, 10, 10, end, () -> {})) {
      MultipartRequest.read(request, spool);
    }
  }

  private void refuses(HttpServletRequest request, Duration time, Reason reason) {
    assertThatThrownBy(() -> read(request, time))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
  }

  @Test
  void readsAllOfTheBody() throws IOException {
    HttpServletRequest request = request("before\r\n" + PARTS + "behind", -1);
    read(request, TIME);
    assertThat(request.getInputStream().isFinished()).isTrue();
  }

  @Test
  void boundsWhatIsNoFile() {
    String much = "x".repeat(3 << 20);
    refuses(request(much + "\r\n" + PARTS, -1), TIME, Reason.TOO_LARGE);
    refuses(request(PARTS + much, -1), TIME, Reason.INVALID);
    refuses(request(PARTS, -1), Duration.ofSeconds(-1), Reason.TIMED_OUT);
  }

  @Test
  void readsNothingOfWhatIsTooLarge() throws IOException {
    HttpServletRequest request = request(PARTS, 3 << 20);
    refuses(request, TIME, Reason.TOO_LARGE);
    assertThat(request.getInputStream().available()).isEqualTo(PARTS.length());
  }

  private static final class Bytes extends ServletInputStream {
    private final ByteArrayInputStream bytes;

    private Bytes(byte[] bytes) {
      this.bytes = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int available() {
      return bytes.available();
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
