package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The JDK's client offers to go on in HTTP/2 with the first request of each connection, and sends
 * the body in a packet of its own.
 */
final class UpgradeOfferIT extends ServerTest {
  private static final int PAUSE_MILLIS = 150;
  private static final String OFFER =
      """
      POST %s HTTP/1.1
      Host: localhost
      Connection: Upgrade, HTTP2-Settings
      Upgrade: h2c
      HTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA
      Content-Type: %s
      """;

  @ParameterizedTest
  @ValueSource(strings = {"/api/v2/auth/login", "/api/graphql", "/api/auth/login", "/user"})
  void aBodyThatComesAfterItsHeadersIsNotWaitedForInVain(String path) throws Exception {
    String body =
        "{\"username\":\"nobody-here\",\"password\":\"wrong-one\",\"query\":\"{ me { id } }\"}";
    String headers = OFFER.formatted(path, "application/json") + "Content-Length: " + body.length();
    long start = System.nanoTime();

    String answer = answer(headers, body);

    assertThat(RawRequest.status(answer)).as(answer).isBetween(200, 499).isNotEqualTo(408);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void chunksAreRefusedAtOnce() throws Exception {
    String headers =
        OFFER.formatted("/api/v2/auth/login", "application/json") + "Transfer-Encoding: chunked";

    assertThat(RawRequest.status(answer(headers, "2\r\n{}\r\n0\r\n\r\n"))).isEqualTo(400);
  }

  private String answer(String headers, String body) throws Exception {
    try (Socket socket = new Socket(server().getHost(), server().getPort())) {
      socket.setSoTimeout(30_000);
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      out.write(
          (headers.strip().replace("\n", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
      Thread.sleep(PAUSE_MILLIS);
      out.write(body.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      InputStream in = socket.getInputStream();
      return new String(in.readNBytes(15), StandardCharsets.US_ASCII);
    }
  }

  @Test
  void theJdksClientIsAnsweredByItsUsualVersion() throws IOException, InterruptedException {
    HttpRequest login =
        HttpRequest.newBuilder(server().resolve("/api/v2/auth/login"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Household.credentials("nobody-here", "wrong-one")))
            .build();
    for (int i = 0; i < 8; i++) {
      int status = HttpClient.newHttpClient().send(login, BodyHandlers.ofString()).statusCode();
      assertThat(status).isEqualTo(401);
    }
  }
}
