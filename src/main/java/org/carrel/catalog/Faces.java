package org.carrel.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.carrel.access.Visibility;
import org.carrel.config.Settings;
import org.carrel.config.Transactions;

/**
 * Which picture stands for a series or a library: the chosen one, else that of the first visible
 * book. What was found is remembered for as long as the catalogue somebody sees is the same.
 */
@Singleton
class Faces {
  private static final Map<String, Class<?>> COLUMNS = columns();

  private final Rows rows;
  private final Transactions transactions;
  private final FeedVersions versions;
  private final boolean keepsNothing;
  private final Cache<Key, Optional<Face>> known =
      Caffeine.newBuilder().maximumSize(5_000).expireAfterAccess(Duration.ofMinutes(10)).build();

  @Inject
  Faces(Rows rows, Transactions transactions, FeedVersions versions, Settings settings) {
    this.rows = rows;
    this.transactions = transactions;
    this.versions = versions;
    this.keepsNothing = settings.kept().nothing();
  }

  /** Which of some books have a picture: the chosen one or a cover. */
  Set<UUID> books(Collection<UUID> ids) {
    String sql =
        """
        SELECT b.id AS id FROM book b LEFT JOIN chosen_picture p ON p.subject_id = b.id
        WHERE b.id IN (:ids) AND COALESCE(p.hash, b.cover_hash) IS NOT NULL""";
    return ids.isEmpty() ? Set.of() : ids(sql, Map.of("ids", ids));
  }

  /** Which of some series, or of libraries' shelves, have a picture. */
  Set<UUID> series(Visibility visibility, Collection<UUID> ids) {
    Visible visible = Visible.to(visibility);
    String sql =
        shown("series", "b.series_id = e.id", visible)
            + " UNION ALL "
            + shown("library", "b.library_id = e.id AND b.series_id IS NULL", visible);
    return ids.isEmpty() ? Set.of() : ids(sql, visible.with(Map.of("ids", ids)));
  }

  private static String shown(String table, String among, Visible visible) {
    return """
        SELECT e.id AS id FROM %s e WHERE e.id IN (:ids) AND EXISTS (
          SELECT 1 FROM book b LEFT JOIN chosen_picture p ON p.subject_id = b.id
          WHERE %s AND %s AND (COALESCE(p.hash, b.cover_hash) IS NOT NULL
            OR EXISTS (SELECT 1 FROM chosen_picture o WHERE o.subject_id = e.id)))"""
        .formatted(table, among, visible.predicate());
  }

  private Set<UUID> ids(String sql, Map<String, Object> named) {
    return transactions.call(() -> rows.read(sql, named, Map.of("id", UUID.class))).stream()
        .map(row -> row.get("id", UUID.class))
        .collect(Collectors.toSet());
  }

  /** Of a series, or of a library's shelf of books without one, which has the library's id. */
  Optional<Face> ofSeries(Visibility visibility, UUID id) {
    return kept(visibility, "series " + id, () -> series(visibility, id));
  }

  Optional<Face> ofLibrary(Visibility visibility, UUID id) {
    return kept(visibility, "library " + id, () -> library(visibility, id));
  }

  private Optional<Face> kept(Visibility visibility, String of, Supplier<Optional<Face>> read) {
    Key key = new Key(versions.ofContents(visibility), of);
    Optional<Face> face = known.getIfPresent(key);
    if (face == null) {
      face = transactions.call(read);
      if (!keepsNothing) {
        known.put(key, face);
      }
    }
    return face;
  }

  private Optional<Face> series(Visibility visibility, UUID id) {
    return first(visibility, "b.series_id = :id", "b.series_sort, b.file_stem, b.id", id)
        .or(() -> shelf(visibility, id));
  }

  private Optional<Face> shelf(Visibility visibility, UUID id) {
    return first(visibility, "b.library_id = :id AND b.series_id IS NULL", "b.file_stem, b.id", id);
  }

  private Optional<Face> library(Visibility visibility, UUID id) {
    Visible visible = Visible.libraries(visibility);
    String sql =
        """
        SELECT p.hash AS own FROM library l JOIN chosen_picture p ON p.subject_id = l.id
        WHERE l.id = :id AND %s"""
            .formatted(visible.predicate());
    return rows.read(sql, visible.with(Map.of("id", id)), Map.of("own", String.class)).stream()
        .map(row -> new Face(row.get("own", String.class), id))
        .findFirst()
        .or(() -> first(visibility, "b.library_id = :id", "b.file_stem, b.id", id));
  }

  /**
   * Without a visible book there is nothing to be seen of a series, its chosen picture included.
   */
  private Optional<Face> first(Visibility visibility, String among, String order, UUID id) {
    Visible visible = Visible.to(visibility);
    String sql =
        """
        SELECT b.id AS book, b.cover_hash AS cover, p.hash AS chosen, o.hash AS own FROM book b
          LEFT JOIN chosen_picture p ON p.subject_id = b.id
          LEFT JOIN chosen_picture o ON o.subject_id = :id
        WHERE %s AND %s AND COALESCE(o.hash, p.hash, b.cover_hash) IS NOT NULL
        ORDER BY %s LIMIT 1"""
            .formatted(among, visible.predicate(), order);
    return rows.read(sql, visible.with(Map.of("id", id)), COLUMNS).stream()
        .map(row -> face(row, id))
        .findFirst();
  }

  private static Face face(Row row, UUID id) {
    String own = row.get("own", String.class);
    if (own != null) {
      return new Face(own, id);
    }
    String chosen = row.get("chosen", String.class);
    return chosen == null
        ? new Face(row.get("cover", String.class), null)
        : new Face(chosen, row.get("book", UUID.class));
  }

  private static Map<String, Class<?>> columns() {
    Map<String, Class<?>> columns = new LinkedHashMap<>();
    columns.put("book", UUID.class);
    columns.put("cover", String.class);
    columns.put("chosen", String.class);
    columns.put("own", String.class);
    return columns;
  }

  private record Key(String version, String of) {}
}
