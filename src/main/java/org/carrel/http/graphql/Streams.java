package org.carrel.http.graphql;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.carrel.config.Ready;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.http.graphql.Places.Place;
import org.carrel.identity.Caller;
import org.carrel.identity.Origin;

/** The streams of this node: how many there are, and their beat, once a second. */
@Singleton
class Streams {
  private static final long LONGEST_UPGRADE = Duration.ofMinutes(1).toNanos();

  private final Set<Stream> open = ConcurrentHashMap.newKeySet();
  private final Unsent unsent = new Unsent();
  private final ManagedScheduledExecutorService schedule;
  private final Places places;

  /** Of upgrades whose socket has not opened, and since when. */
  private final Map<Place, Long> awaited = new ConcurrentHashMap<>();

  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  @SuppressWarnings("NullAway.Init")
  ManagedExecutorService threads;

  @Inject
  Streams(ManagedScheduledExecutorService schedule, Settings settings) {
    this.schedule = schedule;
    this.places = new Places("streams", settings.live().streams(), settings.live().streamsEach());
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
   * A place for one more, which is released when its stream is removed.
   *
   * @throws Failure UNAVAILABLE while there are too many, CONFLICT while too many are the caller's
   */
  Place reserve(Caller caller, Origin origin) {
    return places.take(Places.holder(caller, origin));
  }

  /** Releases it, too, if its stream is not added soon: some servers tell nobody. */
  void await(Place place) {
    awaited.put(place, System.nanoTime());
  }

  void add(Stream stream) {
    awaited.remove(stream.place());
    open.add(stream);
  }

  void remove(Stream stream) {
    open.remove(stream);
    stream.place().release();
  }

  private void forget() {
    long before = System.nanoTime() - LONGEST_UPGRADE;
    awaited.forEach(
        (place, since) -> {
          if (since - before < 0 && awaited.remove(place) != null) {
            place.release();
          }
        });
  }

  /** None waits for another. */
  private void beat() {
    forget();
    for (Stream stream : open) {
      try {
        threads.execute(stream::beat);
      } catch (RejectedExecutionException stopping) {
        return;
      }
    }
  }
}
