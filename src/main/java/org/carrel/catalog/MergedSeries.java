package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Keeps books of merged series where they were put; always inside a unit of work. */
@Singleton
class MergedSeries {
  private final Rows rows;

  @Inject
  MergedSeries(Rows rows) {
    this.rows = rows;
  }

  /** Moves books that a scan has put into a series which is merged into another. */
  void settle(UUID library) {
    rows.change(
        """
        UPDATE series s JOIN book b ON b.series_id = s.id
        SET b.own_series_id = s.id, b.series_id = s.merged_into
        WHERE s.merged_into IS NOT NULL AND s.library_id = :library""",
        Map.of("library", library));
  }

  /** Books have joined the series, or those they are merged into. */
  void grow(Collection<UUID> series, Instant now) {
    rows.change(
        "UPDATE series SET updated_at = :now WHERE id IN (:series)",
        Map.of("now", now, "series", series));
    rows.change(
        """
        UPDATE series t JOIN series s ON s.merged_into = t.id
        SET t.updated_at = :now WHERE s.id IN (:series)""",
        Map.of("now", now, "series", series));
  }

  /** The sources' own sources go with them. */
  void merge(UUID target, Collection<UUID> sources, Instant now) {
    Map<String, Object> parameters = Map.of("target", target, "sources", sources);
    rows.change(
        """
        UPDATE series SET merged_into = :target
        WHERE (id IN (:sources) OR merged_into IN (:sources)) AND id <> :target""",
        parameters);
    rows.change(
        "UPDATE series SET merged_into = NULL WHERE id = :target", Map.of("target", target));
    rows.change(
        """
        UPDATE book SET own_series_id = COALESCE(own_series_id, series_id), series_id = :target
        WHERE series_id IN (:sources)""",
        parameters);
    rows.change(
        "UPDATE series SET updated_at = :now WHERE id = :target",
        Map.of("now", now, "target", target));
  }

  void unmerge(UUID target, Instant now) {
    rows.change(
        """
        UPDATE book SET series_id = own_series_id, own_series_id = NULL
        WHERE series_id = :target AND own_series_id IS NOT NULL""",
        Map.of("target", target));
    rows.change(
        "UPDATE series SET merged_into = NULL, updated_at = :now WHERE merged_into = :target",
        Map.of("now", now, "target", target));
  }
}
