package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People go on reading while 200 connections try passwords. */
final class WrongPasswordFloodIT extends ServerTest {
  private static final Duration BAR = Duration.ofMillis(250);
  private static final Duration WHILE = Duration.ofSeconds(3);
  private static final int TRIES = 6;

  private String[] bearer = {};

  @BeforeEach
  void warmUp() {
    bearer = Household.bearer(new Household(server()).ownerToken());
    read(Duration.ofSeconds(3));
  }

  /** The machine may be busy with something else, so the best of six counts. */
  @Test
  void keepsTheCatalogueQuickWhilePasswordsAreTried() throws Exception {
    long best = Long.MAX_VALUE;
    for (int attempt = 0; attempt < TRIES && best >= BAR.toNanos(); attempt++) {
      best = Math.min(best, slowestOfMost(readInAFlood(attempt)));
    }

    assertThat(Duration.ofNanos(best)).isLessThan(BAR);
  }

  private long[] readInAFlood(int attempt) throws Exception {
    try (PasswordFlood flood = PasswordFlood.begin(server(), attempt)) {
      read(Duration.ofSeconds(1));
      long[] times = read(WHILE);
      flood.stop();

      assertThat(flood.answers()).hasSizeGreaterThan(PasswordFlood.CONNECTIONS);
      assertThat(flood.answers())
          .allMatch(answer -> answer.matches("(?s)HTTP/1.1 (401|429|503) .*"))
          .filteredOn(answer -> RawRequest.status(answer) != 401)
          .allMatch(answer -> answer.contains("Retry-After: "));
      return times;
    }
  }

  /** The time that 99 of 100 did not exceed. */
  private static long slowestOfMost(long[] times) {
    assertThat(times).isNotEmpty();
    return times[(int) (times.length * 0.99)];
  }

  /** How long each feed took, in nanoseconds, the slowest last. */
  private long[] read(Duration time) {
    Client reader = client();
    long end = System.nanoTime() + time.toNanos();
    long[] times =
        LongStream.generate(() -> timed(reader, end)).takeWhile(taken -> taken >= 0).toArray();
    Arrays.sort(times);
    return times;
  }

  /** Negative once the time is over. */
  private long timed(Client reader, long end) {
    long start = System.nanoTime();
    if (start >= end) {
      return -1;
    }
    assertThat(reader.get("/opds/v1.2/books", bearer).status()).isEqualTo(200);
    return System.nanoTime() - start;
  }
}
