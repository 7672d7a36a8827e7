package org.carrel.http.graphql;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.carrel.config.Ready;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/** The streams of this node: how many there are, and their beat, once a second. */
@Singleton
class Streams {
  private final Set<Stream> open = ConcurrentHashMap.newKeySet();
  private final Unsent unsent = new Unsent();
  private final ManagedScheduledExecutorService schedule;
  private final int most;
  private final int mostEach;

  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  @SuppressWarnings("NullAway.Init")
  private ManagedExecutorService threads;

  @Inject
  Streams(ManagedScheduledExecutorService schedule, Settings settings) {
    this.schedule = schedule;
    this.most = settings.live().streams();
    this.mostEach = settings.live().streamsEach();
  }

  void begin(@Observes Ready ready) {
    schedule.scheduleWithFixedDelay(this::beat, 1, 1, TimeUnit.SECONDS);
  }

  @PreDestroy
  void end() {
    open.forEach(Stream::stop);
  }

  /**
   * @param givenUp called at most once, when nothing more can be written
   */
  Outbox outbox(Runnable givenUp) {
    return new Outbox(threads, unsent, givenUp);
  }

  /**
   * @throws Failure UNAVAILABLE while there are too many, CONFLICT while too many are the account's
   */
  void requireRoom(UUID account) {
    if (open.size() >= most) {
      throw new Failure(Reason.UNAVAILABLE, "Too many streams are open.");
    }
    if (open.stream().filter(stream -> stream.account().equals(account)).count() >= mostEach) {
      throw new Failure(Reason.CONFLICT, "You have too many streams open.");
    }
  }

  void add(Stream stream) {
    open.add(stream);
  }

  void remove(Stream stream) {
    open.remove(stream);
  }

  /** None waits for another. */
  private void beat() {
    for (Stream stream : open) {
      try {
        threads.execute(stream::beat);
      } catch (RejectedExecutionException stopping) {
        return;
      }
    }
  }
}
