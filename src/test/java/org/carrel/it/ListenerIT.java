package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the listener of server-config refuses before Carrel sees it. */
final class ListenerIT extends ServerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 3\r\nContent-Length: 5",
        "Content-Length: 3, 5",
        "Content-Length: -3",
        "Content-Length: +3",
        "Transfer-Encoding : chunked",
        "X: a\0b"
      })
  void refusesAmbiguousHeadersAndCloses(String header) {
    String answer =
        RawRequest.send(
            server(), "POST /api/v2/ping HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\nabc");

    assertThat(RawRequest.status(answer)).isEqualTo(400);
    assertThat(answer).contains("Connection: close");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 3\r\nContent-Length: 3",
        "Transfer-Encoding: xchunked",
        "Host: other"
      })
  void servesNothingThatAProxyMayHaveReadDifferently(String header) {
    String smuggled = "3\r\nabc\r\n0\r\n\r\nGET /api/v2/ping HTTP/1.1\r\nHost: localhost\r\n\r\n";
    String answer =
        RawRequest.send(
            server(),
            "POST /api/v2/ping HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n" + smuggled);

    assertThat(RawRequest.status(answer)).isEqualTo(400);
    assertThat(answer).doesNotContain("pong");
  }

  /** Payara drops a length that comes first, and shows neither it nor that it was there. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 3\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 3"
      })
  void servesNothingAfterABodyWithTwoEnds(String headers) {
    String answer =
        RawRequest.send(
            server(),
            "POST /api/v2/auth/login HTTP/1.1\r\nHost: localhost\r\n"
                + headers
                + "\r\n\r\n0\r\n\r\nGET /api/v2/ping HTTP/1.1\r\nHost: localhost\r\n\r\n");

    assertThat(RawRequest.status(answer)).isBetween(400, 499);
    assertThat(answer).contains("Connection: close").doesNotContain("pong");
  }

  @Test
  void refusesARequestWithoutAHost() {
    assertThat(RawRequest.status(RawRequest.send(server(), "GET / HTTP/1.1\r\n\r\n")))
        .isEqualTo(400);
  }

  @Test
  void refusesMoreHeadersThanAClientNeeds() {
    String headers = "X: a\r\n".repeat(200);

    assertThat(RawRequest.status(get("/", headers))).isEqualTo(400);
  }

  @Test
  void refusesALongQuery() {
    assertThat(RawRequest.status(get("/?q=" + "a".repeat(8192), ""))).isEqualTo(400);
  }

  @Test
  void refusesToTrace() {
    String answer =
        RawRequest.send(
            server(),
            "TRACE / HTTP/1.1\r\nHost: localhost\r\nX: canary\r\nConnection: close\r\n\r\n");

    assertThat(RawRequest.status(answer)).isEqualTo(405);
    assertThat(answer).doesNotContain("canary");
  }

  @Test
  void servesOthersWhileAThousandConnectionsAreIdle() throws IOException {
    List<Socket> idle = new ArrayList<>();
    try {
      for (int count = 0; count < 1000; count++) {
        idle.add(new Socket(server().getHost(), server().getPort()));
      }
      assertThat(client().get("/api/v2/ping").status()).isEqualTo(200);
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  @Test
  void cutsAConnectionWhoseHeadersStall() throws IOException {
    try (Socket socket = new Socket(server().getHost(), server().getPort())) {
      socket.setSoTimeout(60_000);
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.US_ASCII));

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  private String get(String path, String headers) {
    return RawRequest.send(
        server(),
        "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Connection: close\r\n\r\n");
  }
}
