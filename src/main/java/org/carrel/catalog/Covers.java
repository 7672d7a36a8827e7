package org.carrel.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carrel.access.Visibility;
import org.carrel.config.Transactions;

/** The covers of books somebody may see. */
@Singleton
public class Covers {
  private static final Map<String, Class<?>> TYPES =
      Map.of("cover_hash", String.class, "cover_type", String.class);

  private final Rows rows;
  private final Transactions transactions;
  private final FeedVersions versions;
  private final CoverFiles files;

  /** What was found at one version of the catalogue, so that a list's covers cost no statement. */
  private final Cache<Key, Optional<Cover>> found =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(Duration.ofMinutes(10)).build();

  @Inject
  Covers(Rows rows, Transactions transactions, FeedVersions versions, CoverFiles files) {
    this.rows = rows;
    this.transactions = transactions;
    this.versions = versions;
    this.files = files;
  }

  /** As it lies in the book; empty for a hidden book and for one without a cover alike. */
  public Optional<CoverImage> original(Visibility visibility, UUID book) {
    return cover(visibility, book)
        .map(cover -> new CoverImage(files.original(cover.hash()), cover.type(), cover.hash()));
  }

  /** A JPEG of at most 300 by 400 pixels; empty as {@link #original} is. */
  public Optional<CoverImage> thumbnail(Visibility visibility, UUID book) {
    return cover(visibility, book)
        .map(
            cover ->
                new CoverImage(
                    files.small(cover.hash()), CoverFiles.SMALL_TYPE, cover.hash() + "s"));
  }

  private Optional<Cover> cover(Visibility visibility, UUID book) {
    Key key = new Key(versions.of(visibility), book);
    Optional<Cover> known = found.getIfPresent(key);
    if (known == null) {
      known = transactions.call(() -> read(visibility, book));
      found.put(key, known);
    }
    return known;
  }

  private Optional<Cover> read(Visibility visibility, UUID book) {
    Visible visible = Visible.to(visibility);
    String sql =
        """
        SELECT b.cover_hash AS cover_hash, b.cover_type AS cover_type
        FROM book b WHERE b.id = :book AND b.cover_hash IS NOT NULL AND %s"""
            .formatted(visible.predicate());
    return rows.read(sql, visible.with(Map.of("book", book)), TYPES).stream()
        .map(Covers::cover)
        .findFirst();
  }

  private static Cover cover(Tuple row) {
    return new Cover(row.get("cover_hash", String.class), row.get("cover_type", String.class));
  }

  private record Cover(String hash, String type) {}

  private record Key(String version, UUID book) {}
}
