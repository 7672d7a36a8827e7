package org.carrel.protocol.zettelstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ChecksTest {
  private static final GivenToken TOKEN = new GivenToken("token", 600);
  private static final int ROOM = 512;

  private final AtomicLong time = new AtomicLong();
  private final AtomicInteger started = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor();
  private final CountDownLatch gate = new CountDownLatch(1);

  private Checks checks(String delay) {
    Settings settings =
        Settings.read(
            name ->
                name.equals("carrel.zettelstore.delay-millis")
                    ? Optional.of(delay)
                    : Optional.empty());
    return new Checks(new Delay(settings, new SecureRandom()), this::start, schedule, time::get, 2);
  }

  private void start(Runnable work) {
    started.incrementAndGet();
    threads.execute(work);
  }

  @AfterEach
  void stop() {
    gate.countDown();
    threads.shutdownNow();
    schedule.shutdownNow();
  }

  private GivenToken behindTheGate() {
    try {
      gate.await();
      return TOKEN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Supplier<GivenToken> failing(RuntimeException failure) {
    return () -> {
      throw failure;
    };
  }

  private static Throwable thrown(CompletableFuture<GivenToken> result) {
    try {
      throw new AssertionError("no failure: " + result.orTimeout(10, TimeUnit.SECONDS).join());
    } catch (CompletionException e) {
      return Objects.requireNonNull(e.getCause());
    }
  }

  private static Reason reason(CompletableFuture<GivenToken> result) {
    return ((Failure) thrown(result)).reason();
  }

  @Test
  void givesWhatTheWorkGives() {
    RuntimeException defect = new IllegalStateException("on purpose");

    assertThat(checks("0").begin(() -> TOKEN).orTimeout(10, TimeUnit.SECONDS).join())
        .isEqualTo(TOKEN);
    assertThat(thrown(checks("0").begin(failing(defect)))).isSameAs(defect);
  }

  @Test
  void delaysTokensAndWrongPasswordsAlikeAndNothingElse() {
    Checks checks = checks("10000");
    Failure wrong = new Failure(Reason.BAD_CREDENTIAL, "Authentication failed");

    List<CompletableFuture<GivenToken>> delayed =
        List.of(checks.begin(() -> TOKEN), checks.begin(failing(wrong)));

    assertThat(reason(checks.begin(failing(Failure.throttled(Duration.ofSeconds(9))))))
        .isEqualTo(Reason.THROTTLED);
    assertThat(delayed).noneMatch(CompletableFuture::isDone);
  }

  @Test
  void twoHundredWaitOnNoThreadOfTheirOwn() {
    Checks checks = checks("0");

    List<CompletableFuture<GivenToken>> results =
        Stream.generate(() -> checks.begin(this::behindTheGate)).limit(200).toList();

    assertThat(started).hasValue(2);
    gate.countDown();
    results.forEach(
        result -> assertThat(result.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(TOKEN));
  }

  @Test
  void turnsAwayWhomItHasNoRoomFor() throws Exception {
    Checks checks = checks("0");
    CountDownLatch bothWork = new CountDownLatch(2);
    Supplier<GivenToken> blocking =
        () -> {
          bothWork.countDown();
          return behindTheGate();
        };
    checks.begin(blocking);
    checks.begin(blocking);
    bothWork.await();
    List<CompletableFuture<GivenToken>> waiting =
        Stream.generate(() -> checks.begin(() -> TOKEN)).limit(ROOM).toList();

    assertThat(reason(checks.begin(() -> TOKEN))).isEqualTo(Reason.UNAVAILABLE);
    assertThat(waiting).noneMatch(CompletableFuture::isDone);
  }

  @Test
  void turnsAwayWhoHasWaitedTooLong() throws Exception {
    Checks checks = checks("0");
    CountDownLatch bothWork = new CountDownLatch(2);
    Supplier<GivenToken> blocking =
        () -> {
          bothWork.countDown();
          return behindTheGate();
        };
    List<CompletableFuture<GivenToken>> atWork =
        List.of(checks.begin(blocking), checks.begin(blocking));
    bothWork.await();
    CompletableFuture<GivenToken> late = checks.begin(() -> TOKEN);

    time.addAndGet(Duration.ofSeconds(21).toNanos());
    gate.countDown();

    assertThat(reason(late)).isEqualTo(Reason.UNAVAILABLE);
    assertThat(atWork.get(0).orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(TOKEN);
  }

  @Test
  void turnsAllAwayWhenTheServerGivesNoThread() {
    threads.shutdownNow();

    assertThat(reason(checks("0").begin(() -> TOKEN))).isEqualTo(Reason.UNAVAILABLE);
  }
}
