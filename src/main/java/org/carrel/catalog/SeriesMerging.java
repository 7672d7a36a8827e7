package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;

/**
 * Makes one series of several that files name differently. It holds for files that are found later,
 * too, and can be undone. What changes something throws FORBIDDEN without EDIT_METADATA, and
 * NOT_FOUND for a series that the caller does not see.
 */
@Singleton
public class SeriesMerging {
  private static final int MOST = 100;
  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "target", UUID.class,
          "name", String.class,
          "root", String.class,
          "path", String.class);

  private final SeriesAnswers series;
  private final MergedSeries merged;
  private final SearchTexts searchTexts;
  private final Rows rows;
  private final FeedVersions versions;
  private final Policy policy;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  SeriesMerging(
      SeriesAnswers series,
      MergedSeries merged,
      SearchTexts searchTexts,
      Rows rows,
      FeedVersions versions,
      Policy policy,
      Transactions transactions,
      Clock clock) {
    this.series = series;
    this.merged = merged;
    this.searchTexts = searchTexts;
    this.rows = rows;
    this.versions = versions;
    this.policy = policy;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * A series that was merged into another.
   *
   * @param root the library's folder
   * @param folder of one of its books, below the root
   */
  public record Source(String name, Path root, String folder) {}

  /**
   * @throws Failure INVALID for no source, more than 100, the target itself, or series of several
   *     libraries
   */
  public void merge(Caller caller, UUID target, Collection<UUID> sources) {
    policy.require(caller, Permission.EDIT_METADATA);
    policy.requireWholeSight(caller);
    Set<UUID> from = Set.copyOf(sources);
    if (from.isEmpty() || from.size() > MOST || from.contains(target)) {
      throw Failure.invalid("Between 1 and 100 other series are merged into one.");
    }
    Set<UUID> all = new HashSet<>(from);
    all.add(target);
    UUID library = library(policy.visibility(caller), all);
    List<UUID> moved =
        transactions.call(
            () -> {
              versions.raise(library);
              merged.merge(target, from, clock.instant());
              return ofMerged(target);
            });
    versions.forget();
    searchTexts.refresh(moved);
  }

  private UUID library(Visibility visibility, Set<UUID> all) {
    Collection<SeriesEntry> seen = series.byId(visibility, all).values();
    if (seen.size() < all.size()) {
      throw Failure.notFound("There is no such series.");
    }
    List<UUID> libraries = seen.stream().map(SeriesEntry::libraryId).distinct().toList();
    if (libraries.size() > 1) {
      throw Failure.invalid("Series of one library are merged.");
    }
    return libraries.get(0);
  }

  /** Every book goes back to the series that its file names. */
  public void unmerge(Caller caller, UUID target) {
    policy.require(caller, Permission.EDIT_METADATA);
    policy.requireWholeSight(caller);
    UUID library = library(policy.visibility(caller), Set.of(target));
    List<UUID> moved =
        transactions.call(
            () -> {
              versions.raise(library);
              List<UUID> back = ofMerged(target);
              merged.unmerge(target, clock.instant());
              return back;
            });
    versions.forget();
    searchTexts.refresh(moved);
  }

  private List<UUID> ofMerged(UUID target) {
    return searchTexts.ids(
        "SELECT id AS id FROM book WHERE series_id = :target AND own_series_id IS NOT NULL",
        Map.of("target", target));
  }

  /** What was merged into each of the series, as far as somebody sees a book of it; by name. */
  public Map<UUID, List<Source>> sources(Visibility visibility, Collection<UUID> targets) {
    Visible visible = Visible.to(visibility);
    String sql =
        """
        SELECT m.merged_into AS target, m.name AS name, l.root AS root, f.path AS path
        FROM series m JOIN library l ON l.id = m.library_id JOIN (
          SELECT b.own_series_id AS own, MIN(b.path) AS path FROM book b
          WHERE b.series_id IN (:targets) AND b.own_series_id IS NOT NULL AND %s
          GROUP BY b.own_series_id) f ON f.own = m.id
        WHERE m.merged_into IN (:targets) ORDER BY m.merged_into, m.sort_name, m.id"""
            .formatted(visible.predicate());
    Map<UUID, List<Source>> sources = new LinkedHashMap<>();
    transactions
        .call(() -> rows.read(sql, visible.with(Map.of("targets", targets)), TYPES))
        .forEach(
            row ->
                sources
                    .computeIfAbsent(row.get("target", UUID.class), absent -> new ArrayList<>())
                    .add(source(row)));
    return sources;
  }

  private static Source source(Row row) {
    String path = row.get("path", String.class);
    return new Source(
        row.get("name", String.class),
        Path.of(row.get("root", String.class)),
        path.substring(0, Math.max(0, path.lastIndexOf('/'))));
  }
}
