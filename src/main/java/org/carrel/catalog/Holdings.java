package org.carrel.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carrel.access.Visibility;
import org.carrel.config.Settings;
import org.carrel.config.Transactions;

/**
 * Finds the files of books. Readers fetch covers by the thousand, so what was found is remembered
 * for as long as the catalogue somebody sees is the same.
 */
@Singleton
class Holdings {
  private static final Map<String, Class<?>> COLUMNS =
      Map.of(
          "root", String.class,
          "path", String.class,
          "file_name", String.class,
          "media_type", String.class,
          "cover_hash", String.class,
          "cover_type", String.class,
          "chosen", String.class);

  private final Rows rows;
  private final Transactions transactions;
  private final FeedVersions versions;
  private final boolean keepsNothing;
  private final Cache<Key, Optional<Holding>> known =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterAccess(Duration.ofMinutes(10)).build();

  @Inject
  Holdings(Rows rows, Transactions transactions, FeedVersions versions, Settings settings) {
    this.rows = rows;
    this.transactions = transactions;
    this.versions = versions;
    this.keepsNothing = settings.kept().nothing();
  }

  /** Empty for an unknown book and for one that is hidden alike. */
  Optional<Holding> find(Visibility visibility, UUID book) {
    Key key = new Key(versions.ofContents(visibility), book);
    Optional<Holding> holding = known.getIfPresent(key);
    if (holding == null) {
      holding = transactions.call(() -> read(visibility, book));
      remember(key, holding);
    }
    return holding;
  }

  private void remember(Key key, Optional<Holding> holding) {
    if (!keepsNothing) {
      known.put(key, holding);
    }
  }

  private Optional<Holding> read(Visibility visibility, UUID book) {
    Visible visible = Visible.to(visibility);
    String sql =
        """
        SELECT l.root AS root, b.path AS path, b.file_name AS file_name, b.media_type AS media_type,
          b.cover_hash AS cover_hash, b.cover_type AS cover_type,
          p.hash AS chosen
        FROM book b JOIN library l ON l.id = b.library_id
          LEFT JOIN chosen_picture p ON p.subject_id = b.id
        WHERE b.id = :book AND %s
        """
            .formatted(visible.predicate());
    return rows.read(sql, visible.with(Map.of("book", book)), COLUMNS).stream()
        .map(Holdings::holding)
        .findFirst();
  }

  private static Holding holding(Row row) {
    Path root = Path.of(row.get("root", String.class));
    return new Holding(
        root,
        root.resolve(row.get("path", String.class)),
        row.get("file_name", String.class),
        row.get("media_type", String.class),
        row.get("cover_hash", String.class),
        row.get("cover_type", String.class),
        row.get("chosen", String.class));
  }

  private record Key(String version, UUID book) {}
}
