package org.carrel.protocol.zettelstore;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/**
 * Checks of passwords, which take about as long whatever they find and hold no thread meanwhile: as
 * many are at work as passwords are hashed at once, the others and the delayed only lie in memory.
 */
@Singleton
final class Checks {
  private static final int MOST_WAITING = 512;

  /** Twice what Zettelstore's Go client waits. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Delay delay;
  private final Executor workers;
  private final ScheduledExecutorService schedule;
  private final Ticker ticker;
  private final Semaphore seats;
  private final BlockingQueue<Check> waiting = new LinkedBlockingQueue<>(MOST_WAITING);

  @Inject
  Checks(
      Delay delay,
      Workers workers,
      ManagedScheduledExecutorService schedule,
      Ticker ticker,
      Settings settings) {
    this(delay, workers::start, schedule, ticker, settings.signIn().parallelHashes());
  }

  Checks(
      Delay delay, Executor workers, ScheduledExecutorService schedule, Ticker ticker, int atOnce) {
    this.delay = delay;
    this.workers = workers;
    this.schedule = schedule;
    this.ticker = ticker;
    this.seats = new Semaphore(atOnce);
  }

  private record Check(
      Supplier<GivenToken> work, CompletableFuture<GivenToken> result, long begun) {}

  /**
   * Does the work soon, on another thread. A token and a BAD_CREDENTIAL are delayed, all other
   * failures come at once.
   *
   * @return what the work gives or throws, or a {@link Failure} UNAVAILABLE if too many wait
   */
  CompletableFuture<GivenToken> begin(Supplier<GivenToken> work) {
    Check check = new Check(work, new CompletableFuture<>(), ticker.read());
    if (waiting.offer(check)) {
      startWorker();
    } else {
      check.result().completeExceptionally(busy());
    }
    return check.result();
  }

  private void startWorker() {
    if (!seats.tryAcquire()) {
      return; // whoever has the last seat looks once more after leaving it
    }
    try {
      workers.execute(this::work);
    } catch (RejectedExecutionException e) {
      seats.release();
      refuseAll();
    }
  }

  private void work() {
    try {
      for (Check next = waiting.poll(); next != null; next = waiting.poll()) {
        carryOut(next);
      }
    } finally {
      seats.release();
    }
    if (!waiting.isEmpty()) {
      startWorker();
    }
  }

  private void refuseAll() {
    for (Check next = waiting.poll(); next != null; next = waiting.poll()) {
      next.result().completeExceptionally(busy());
    }
  }

  private void carryOut(Check check) {
    CompletableFuture<GivenToken> result = check.result();
    if (taken(check).compareTo(PATIENCE) > 0) {
      result.completeExceptionally(busy());
      return;
    }
    try {
      GivenToken token = check.work().get();
      later(check, () -> result.complete(token));
    } catch (Failure failure) {
      if (failure.reason() == Reason.BAD_CREDENTIAL) {
        later(check, () -> result.completeExceptionally(failure));
      } else {
        result.completeExceptionally(failure);
      }
    } catch (RuntimeException defect) {
      result.completeExceptionally(defect);
    }
  }

  private void later(Check check, Runnable answer) {
    schedule.schedule(answer, delay.after(taken(check)).toNanos(), TimeUnit.NANOSECONDS);
  }

  private Duration taken(Check check) {
    return Duration.ofNanos(ticker.read() - check.begun());
  }

  private static Failure busy() {
    return new Failure(Reason.UNAVAILABLE, "Too many sign-ins at once. Try again in a moment.");
  }
}
