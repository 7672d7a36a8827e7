package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.carrel.it.Household.PASSWORD;
import static org.carrel.it.Household.bearer;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every check takes about half a second, and nobody else waits for it. */
final class ZettelstoreDelayIT extends ZettelstoreTest {
  private static final int ROUNDS = 7;
  private static final int CROWD = 200;
  private static final Duration WATCHED = Duration.ofSeconds(6);
  private static final String ROOM = "org.carrel.protocol.zettelstore.";

  @Test
  void unknownNamesAndWrongAndRightPasswordsTakeAHalfSecondAlike() {
    String name = newMember();
    List<Long> unknown = new ArrayList<>();
    List<Long> wrong = new ArrayList<>();
    List<Long> right = new ArrayList<>();

    for (int round = 0; round < ROUNDS; round++) {
      unknown.add(millis(form("nobody-" + name, "wrong password")));
      wrong.add(millis(form(name, "wrong password")));
      right.add(millis(form(name, PASSWORD)));
    }

    List<Long> quarters = Stream.of(unknown, wrong, right).map(t -> percentile(t, 25)).toList();
    assertThat(quarters).allSatisfy(millis -> assertThat(millis).isBetween(440L, 700L));
    long least = quarters.stream().mapToLong(Long::longValue).min().orElseThrow();
    assertThat(quarters)
        .allSatisfy(millis -> assertThat(millis).isCloseTo(least, within(least * 15 / 100)));
  }

  private long millis(String form) {
    long begun = System.nanoTime();
    int status = client().postForm(A, form).status();
    assertThat(status).isIn(200, 401);
    return Duration.ofNanos(System.nanoTime() - begun).toMillis();
  }

  @Test
  void othersAreServedWhileTwoHundredWait() throws Exception {
    String[] owner = bearer(new Household(server()).ownerToken());
    Client reader = client();
    for (int i = 0; i < 50; i++) {
      request(reader, owner, i);
    }
    List<Long> latencies = new ArrayList<>();
    try (Crowd crowd = new Crowd()) {
      for (int i = 0; i < CROWD; i++) {
        crowd.join(server(), wrongPassword());
      }
      CompletableFuture<List<Integer>> statuses = CompletableFuture.supplyAsync(crowd::statuses);
      long end = System.nanoTime() + WATCHED.toNanos();
      for (int i = 0; i < 20; i++) {
        latencies.add(request(reader, owner, i));
      }
      long held = threadsHeld();
      for (int i = 0; !statuses.isDone() && System.nanoTime() < end; i++) {
        latencies.add(request(reader, owner, i));
      }

      assertThat(bestThirdsPercentile99(latencies)).isLessThan(250);
      assertThat(held).isLessThan(10L + Runtime.getRuntime().availableProcessors());
      assertThat(statuses.join()).contains(401).isSubsetOf(401, 503);
    }
  }

  private static String wrongPassword() {
    String form = "username=nobody-%s&password=wrong".formatted(UUID.randomUUID());
    return "POST /a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
        + form.length()
        + "\r\n\r\n"
        + form;
  }

  /** A ping and a catalogue by turns; how long it took in milliseconds. */
  private static long request(Client reader, String[] owner, int turn) {
    long begun = System.nanoTime();
    Answer answer =
        turn % 2 == 0 ? reader.get("/api/v2/ping") : reader.get("/opds/v1.2/catalog", owner);
    assertThat(answer.status()).isEqualTo(200);
    return Duration.ofNanos(System.nanoTime() - begun).toMillis();
  }

  /** What else runs on this machine may slow one stretch of them, a blocked server slows all. */
  private static long bestThirdsPercentile99(List<Long> latencies) {
    assertThat(latencies).hasSizeGreaterThan(30);
    int third = latencies.size() / 3;
    return LongStream.range(0, 3)
        .map(i -> percentile(latencies.subList((int) i * third, (int) (i + 1) * third), 99))
        .min()
        .orElseThrow();
  }

  private static long percentile(List<Long> values, int percent) {
    List<Long> sorted = values.stream().sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }

  /** Threads of the server that are at work in the dialect's room, or wait there. */
  private static long threadsHeld() throws IOException {
    String dump = ServerProcess.diagnosed("Thread.print");
    assertThat(dump).contains("Full thread dump");
    return Stream.of(dump.split("\n\n")).filter(thread -> thread.contains(ROOM)).count();
  }
}
