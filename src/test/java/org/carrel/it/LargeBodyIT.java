package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of two gigabytes, announced or without an end: the server must not take them in. */
final class LargeBodyIT extends ServerTest {
  /** What is offered, and what the buffers of both ends may have taken of it. */
  private static final int OFFERED = 64 << 20;

  private static final int TAKEN = 16 << 20;
  private static final Duration FAST = Duration.ofSeconds(5);

  private static final String LENGTH = "Content-Length: 2147483648";
  private static final String CHUNKS = "Transfer-Encoding: chunked";
  private static final byte[] CHUNK = ("10000\r\n" + "a".repeat(1 << 16) + "\r\n").getBytes();

  @ParameterizedTest
  @CsvSource({
    "POST, /api/v2/auth/login, application/json",
    "POST, /api/v2/auth/login, application/x-www-form-urlencoded",
    "POST, /api/v2/auth/login, multipart/form-data; boundary=x",
    "POST, /api/v2/auth/register, application/json",
    "POST, /api/v2/api-keys, application/json",
    "GET, /opds/v1.2/catalog, application/json",
    "POST, /nothing, application/octet-stream"
  })
  void isRefusedAndTheConnectionClosed(String method, String path, String type) throws IOException {
    String head = method + " " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: " + type + "\r\n";

    assertRefused(head + LENGTH);
    assertRefused(head + CHUNKS);
  }

  @ParameterizedTest
  @ValueSource(strings = {LENGTH, CHUNKS})
  void isRefusedFromThoseWhoAreSignedIn(String framing) throws IOException {
    String bearer = "Authorization: Bearer " + new Household(server()).ownerToken() + "\r\n";

    assertRefused(
        "POST /api/v2/api-keys HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + bearer
            + framing);
  }

  @Test
  void servesAGetWithoutTakingItsBodyIn() throws IOException {
    Offer offer = offer("GET / HTTP/1.1\r\nHost: x\r\n" + LENGTH);

    assertThat(offer.taken()).isLessThan(TAKEN);
    assertThat(offer.time()).isLessThan(FAST);
  }

  private void assertRefused(String head) throws IOException {
    Offer offer = offer(head);

    assertThat(offer.taken()).isLessThan(TAKEN);
    assertThat(offer.time()).isLessThan(FAST);
    assertThat(RawRequest.status(offer.answer())).isBetween(400, 499);
  }

  /** What came of it: how many bytes went out until the server closed. */
  private record Offer(int taken, Duration time, String answer) {}

  private Offer offer(String head) throws IOException {
    long start = System.nanoTime();
    try (Socket socket = new Socket(server().getHost(), server().getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      int taken = push(socket);
      String answer = read(socket.getInputStream());
      return new Offer(taken, Duration.ofNanos(System.nanoTime() - start), answer);
    }
  }

  /** The content is chunked in any case: to a server that counts bytes it is like any other. */
  private static int push(Socket socket) throws IOException {
    int taken = 0;
    try {
      while (taken < OFFERED) {
        socket.getOutputStream().write(CHUNK);
        taken += CHUNK.length;
      }
    } catch (SocketException closed) {
      return taken;
    }
    return taken;
  }

  /** A reset may follow the answer, since the server leaves the rest of the body unread. */
  private static String read(InputStream in) throws IOException {
    StringBuilder read = new StringBuilder();
    try {
      for (int next = in.read(); next >= 0; next = in.read()) {
        read.append((char) next);
      }
    } catch (SocketException reset) {
      return read.toString();
    }
    return read.toString();
  }
}
