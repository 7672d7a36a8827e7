package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Counters in the database, so that all nodes count together; each add is one atomic statement. */
@Singleton
final class Counters {
  private final EntityManager entityManager;
  private final Clock clock;

  @Inject
  Counters(EntityManager entityManager, Clock clock) {
    this.entityManager = entityManager;
    this.clock = clock;
  }

  /** Adds one to each, or to none when one is full: then how long until the fullest has room. */
  Optional<Duration> add(List<Bucket> buckets) {
    Instant now = clock.instant();
    Optional<Duration> wait =
        buckets.stream()
            .sorted(
                Comparator.comparing(Bucket::id)) // one order, so that no two wait for each other
            .map(bucket -> overflow(bucket, now))
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder());
    wait.ifPresent(full -> takeBack(buckets));
    return wait;
  }

  void takeBack(List<Bucket> buckets) {
    entityManager
        .createNativeQuery("UPDATE throttle SET hits = hits - 1 WHERE bucket IN :ids AND hits > 0")
        .setParameter("ids", buckets.stream().map(Bucket::id).sorted().toList())
        .executeUpdate();
  }

  private Optional<Duration> overflow(Bucket bucket, Instant now) {
    Object[] row =
        (Object[])
            entityManager
                .createNativeQuery(
                    "INSERT INTO throttle (bucket, hits, ends_at) VALUES (:bucket, 1, :ends)"
                        + " ON DUPLICATE KEY UPDATE hits = IF(ends_at <= :now, 1, hits + 1),"
                        + " ends_at = IF(ends_at <= :now, VALUES(ends_at), ends_at)"
                        + " RETURNING hits, TIMESTAMPDIFF(SECOND, :now, ends_at)")
                .setParameter("bucket", bucket.id())
                .setParameter("ends", now.plus(bucket.window()))
                .setParameter("now", now)
                .getSingleResult();
    int hits = ((Number) row[0]).intValue();
    long seconds = ((Number) row[1]).longValue();
    return hits <= bucket.limit()
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(Math.max(1, seconds + 1)));
  }
}
