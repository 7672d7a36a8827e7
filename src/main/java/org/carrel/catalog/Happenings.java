package org.carrel.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.config.Transactions;
import org.carrel.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the catalogue, read from the rows that scans write, so that it is seen on every
 * node whichever works. A caller is told of no library, book or series that it does not see.
 */
@Singleton
public class Happenings {
  private static final Duration SHOWN = Duration.ofSeconds(30);

  private final Rows rows;
  private final LibraryAnswers libraries;
  private final Transactions transactions;
  private final Policy policy;
  private final Clock clock;

  /** One read serves all who watch. */
  private final Cache<Boolean, List<ScanProgress>> recent;

  @Inject
  Happenings(
      Rows rows,
      LibraryAnswers libraries,
      Transactions transactions,
      Policy policy,
      Clock clock,
      Ticker ticker) {
    this.rows = rows;
    this.libraries = libraries;
    this.transactions = transactions;
    this.policy = policy;
    this.clock = clock;
    this.recent =
        Caffeine.newBuilder().ticker(ticker).expireAfterWrite(Duration.ofMillis(800)).build();
  }

  /** Begins to watch: what happened before is not told. */
  public Watch watch() {
    return new Watch(this, clock.instant());
  }

  /** Scans under way, and those that have just ended. */
  List<ScanProgress> recentScans() {
    return Objects.requireNonNull(recent.get(true, key -> readRecent()));
  }

  private List<ScanProgress> readRecent() {
    String sql =
        "SELECT %s FROM scan s WHERE s.unfinished_library_id IS NOT NULL OR s.finished_at > :since"
            .formatted(ScanRow.COLUMNS);
    Map<String, Object> named = Map.of("since", clock.instant().minus(SHOWN));
    return transactions.call(() -> rows.read(sql, named, ScanRow.TYPES)).stream()
        .map(ScanRow::progress)
        .toList();
  }

  Set<UUID> visible(Caller caller, Collection<UUID> ids) {
    return ids.isEmpty()
        ? Set.of()
        : new HashSet<>(libraries.byId(policy.visibility(caller), ids).keySet());
  }

  ScanProgress seen(Caller caller, ScanProgress scan) {
    return scan.seenWith(policy.visibility(caller));
  }

  boolean isLost(Caller caller, UUID library) {
    return libraries
        .find(policy.visibility(caller), library)
        .filter(found -> !Files.isDirectory(found.root()))
        .isPresent();
  }

  /**
   * Books of one series that were written since.
   *
   * @param one the book, if there is only one and it is new
   * @param latest when the last of them was
   */
  record Written(UUID series, int count, @Nullable UUID one, Instant latest) {}

  List<Written> written(Caller caller, UUID library, Instant since) {
    Visibility visibility = policy.visibility(caller);
    Visible visible = Visible.to(visibility);
    String sql =
        """
        SELECT COALESCE(b.series_id, b.library_id) AS series, COUNT(*) AS number,
          MIN(b.id) AS one, MAX(b.updated_at) AS latest, MIN(b.added_at) > :since AS fresh
        FROM book b FORCE INDEX (book_changed)
        WHERE b.library_id = :library AND b.updated_at > :since AND %s
        GROUP BY COALESCE(b.series_id, b.library_id) ORDER BY latest LIMIT 500"""
            .formatted(visible.predicate());
    Map<String, Class<?>> types =
        Map.of(
            "series", UUID.class,
            "number", Integer.class,
            "one", UUID.class,
            "latest", Instant.class,
            "fresh", Boolean.class);
    Map<String, Object> named = visible.with(Map.of("library", library, "since", since));
    return transactions.call(() -> rows.read(sql, named, types)).stream()
        .map(Happenings::written)
        .toList();
  }

  private static Written written(Row row) {
    int count = row.get("number", Integer.class);
    boolean alone = count == 1 && row.get("fresh", Boolean.class);
    return new Written(
        row.get("series", UUID.class),
        count,
        alone ? row.get("one", UUID.class) : null,
        row.get("latest", Instant.class));
  }

  /** Series that are new since the scan began, and of which the caller sees a book. */
  int newSeries(Caller caller, ScanProgress scan) {
    if (scan.started() == null) {
      return 0;
    }
    Visible visible = Visible.to(policy.visibility(caller));
    String sql =
        """
        SELECT COUNT(*) AS number FROM series s
        WHERE s.library_id = :library AND s.created_at >= :since
          AND (SELECT 1 FROM book b FORCE INDEX (book_of_series)
            WHERE b.series_id = s.id AND %s LIMIT 1) IS NOT NULL"""
            .formatted(visible.predicate());
    Map<String, Object> named =
        visible.with(Map.of("library", scan.libraryId(), "since", scan.started()));
    return transactions.call(
        () ->
            rows.read(sql, named, Map.of("number", Integer.class))
                .get(0)
                .get("number", Integer.class));
  }
}
