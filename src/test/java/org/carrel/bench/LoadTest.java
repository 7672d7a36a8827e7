package org.carrel.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LoadTest {
  private static final int NOT_MODIFIED = 304;

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer("/sized", 200, 100_000);
    answer("/chunked", 200, 0);
    answer("/unchanged", NOT_MODIFIED, -1);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** A length of 0 means chunks to this server, of -1 no body. */
  private void answer(String path, int status, int length) {
    server.createContext(
        path,
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(status, length);
          exchange.getResponseBody().write(new byte[length < 0 ? 0 : 100_000]);
          exchange.close();
        });
  }

  @Test
  void readsAnswersOfEveryFormOnOneConnection() throws IOException {
    try (Connection connection = new Connection(server.getAddress().getPort())) {
      for (int i = 0; i < 3; i++) {
        assertThat(connection.exchange(Call.get("/sized").bytes())).isEqualTo(200);
        assertThat(connection.exchange(Call.get("/chunked").bytes())).isEqualTo(200);
        assertThat(connection.exchange(Call.get("/unchanged").bytes())).isEqualTo(NOT_MODIFIED);
        assertThat(connection.exchange(Call.postJson("/sized", "{}").bytes())).isEqualTo(200);
        assertThat(connection.exchange(Call.get("/missing").bytes())).isEqualTo(404);
      }
    }
  }

  @Test
  void countsWhatEveryConnectionGot() throws InterruptedException {
    LoadReport report = Load.run(order(Call.get("/sized"), Call.get("/missing")));

    assertThat(report.requests())
        .isEqualTo(report.statuses().values().stream().mapToLong(n -> n).sum());
    assertThat(report.statuses()).containsOnlyKeys(200, 404);
    assertThat(report.otherThan(200)).isEqualTo(report.statuses().get(404));
    assertThat(report.p99()).isGreaterThanOrEqualTo(report.p50()).isPositive();
  }

  @Test
  void countsAnExchangeThatFails() throws InterruptedException {
    server.stop(0);

    LoadReport report = Load.run(order(Call.get("/sized")));

    assertThat(report.statuses()).containsOnlyKeys(Tally.FAILED);
  }

  @Test
  void saysTheSameOnTheWireBetweenTheProcesses() {
    LoadReport report = new LoadReport(7, 0.5, 1.25, 2.5, Map.of(200, 6L, 0, 1L));
    LoadOrder order = order(Call.get("/sized").with("Cookie: a=b"), Call.get("/missing"));

    assertThat(LoadReport.parse(report.line())).isEqualTo(report);
    assertThat(LoadOrder.parse(order.line())).usingRecursiveComparison().isEqualTo(order);
  }

  private LoadOrder order(Call... calls) {
    return new LoadOrder(
        server.getAddress().getPort(), 2, 100, List.of(calls).stream().map(Call::bytes).toList());
  }
}
