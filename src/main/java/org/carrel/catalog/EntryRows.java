package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.catalog.BookEntry.AuthorName;
import org.carrel.catalog.BookEntry.CoverFacts;
import org.carrel.catalog.BookEntry.FileFacts;
import org.carrel.catalog.BookEntry.SeriesName;
import org.carrel.format.Identifier;
import org.carrel.image.ImageFormat;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows of {@code book b} into entries; one more statement names all their people and tags.
 */
@Singleton
class EntryRows {
  static final String COLUMNS =
      """
      b.id AS id, b.library_id AS library_id, b.title AS title, b.series_id AS series_id,
      s.name AS series_name, b.series_index AS series_index, b.language AS language,
      b.publisher AS publisher, b.publisher_id AS publisher_id, b.published AS published, b.description AS description,
      b.age_rating AS age_rating, b.page_count AS page_count, b.right_to_left AS right_to_left, b.file_name AS file_name, b.path AS path,
      b.media_type AS media_type, b.file_size AS file_size, b.file_modified_at AS file_modified_at,
      b.fingerprint AS fingerprint, b.koreader_hash AS koreader_hash, b.cover_hash AS cover_hash, b.cover_type AS cover_type,
      b.cover_width AS cover_width, b.cover_height AS cover_height,
      (SELECT p.hash FROM chosen_picture p WHERE p.subject_id = b.id) AS chosen_hash, b.added_at AS added_at,
      b.updated_at AS updated_at""";

  static final String JOINS = "LEFT JOIN series s ON s.id = b.series_id";

  static final Map<String, Class<?>> TYPES = types();

  private static final String NAMES =
      """
      SELECT ba.book_id AS book_id, 1 AS kind, ba.position AS position,
        CAST(a.id AS CHAR) AS name_id, a.name AS name
      FROM book_author ba JOIN author a ON a.id = ba.author_id WHERE ba.book_id IN (:books)
      UNION ALL
      SELECT bt.book_id, 2, bt.position, '', t.name
      FROM book_tag bt JOIN tag t ON t.id = bt.tag_id WHERE bt.book_id IN (:books)
      UNION ALL
      SELECT bi.book_id, 3, bi.position, bi.scheme, bi.value
      FROM book_identifier bi WHERE bi.book_id IN (:books)
      ORDER BY book_id, kind, position
      """;

  private static final Map<String, Class<?>> NAME_TYPES = nameTypes();

  private final Rows rows;

  @Inject
  EntryRows(Rows rows) {
    this.rows = rows;
  }

  List<BookEntry> entries(List<Row> books) {
    if (books.isEmpty()) {
      return List.of();
    }
    Map<UUID, Named> named = new HashMap<>();
    List<UUID> ids = books.stream().map(row -> row.get("id", UUID.class)).toList();
    for (Row row : rows.read(NAMES, Map.of("books", ids), NAME_TYPES)) {
      named.computeIfAbsent(row.get("book_id", UUID.class), id -> new Named()).add(row);
    }
    return books.stream()
        .map(row -> entry(row, named.getOrDefault(row.get("id", UUID.class), new Named())))
        .toList();
  }

  private static BookEntry entry(Row row, Named named) {
    return new BookEntry(
        row.get("id", UUID.class),
        row.get("library_id", UUID.class),
        text(row, "title"),
        named.authors,
        series(row),
        index(row.get("series_index", BigDecimal.class)),
        row.get("language", String.class),
        row.get("publisher", String.class),
        row.get("publisher_id", Integer.class),
        row.get("published", String.class),
        row.get("description", String.class),
        row.get("age_rating", Integer.class),
        row.get("page_count", Integer.class),
        row.get("right_to_left", Boolean.class),
        file(row),
        cover(row),
        named.tags,
        named.identifiers,
        row.get("added_at", Instant.class),
        row.get("updated_at", Instant.class));
  }

  private static FileFacts file(Row row) {
    return new FileFacts(
        text(row, "file_name"),
        text(row, "path"),
        text(row, "media_type"),
        row.get("file_size", Long.class),
        row.get("file_modified_at", Instant.class),
        text(row, "fingerprint"),
        text(row, "koreader_hash"));
  }

  private static @Nullable SeriesName series(Row row) {
    UUID id = row.get("series_id", UUID.class);
    return id == null ? null : new SeriesName(id, text(row, "series_name"));
  }

  private static @Nullable CoverFacts cover(Row row) {
    String chosen = row.get("chosen_hash", String.class);
    if (chosen != null) {
      return new CoverFacts(chosen, ImageFormat.JPEG.mediaType(), 0, 0);
    }
    String hash = row.get("cover_hash", String.class);
    return hash == null
        ? null
        : new CoverFacts(
            hash,
            text(row, "cover_type"),
            row.get("cover_width", Integer.class),
            row.get("cover_height", Integer.class));
  }

  private static @Nullable BigDecimal index(@Nullable BigDecimal stored) {
    if (stored == null) {
      return null;
    }
    BigDecimal bare = stored.stripTrailingZeros();
    return bare.scale() < 0 ? bare.setScale(0) : bare;
  }

  private static String text(Row row, String column) {
    return row.get(column, String.class);
  }

  private static Map<String, Class<?>> types() {
    Map<String, Class<?>> types = new LinkedHashMap<>();
    types.put("id", UUID.class);
    types.put("library_id", UUID.class);
    types.put("title", String.class);
    types.put("series_id", UUID.class);
    types.put("series_name", String.class);
    types.put("series_index", BigDecimal.class);
    types.put("language", String.class);
    types.put("publisher", String.class);
    types.put("publisher_id", Integer.class);
    types.put("published", String.class);
    types.put("description", String.class);
    types.put("age_rating", Integer.class);
    types.put("page_count", Integer.class);
    types.put("right_to_left", Boolean.class);
    types.put("file_name", String.class);
    types.put("path", String.class);
    types.put("media_type", String.class);
    types.put("file_size", Long.class);
    types.put("file_modified_at", Instant.class);
    types.put("fingerprint", String.class);
    types.put("koreader_hash", String.class);
    types.put("cover_hash", String.class);
    types.put("cover_type", String.class);
    types.put("cover_width", Integer.class);
    types.put("cover_height", Integer.class);
    types.put("chosen_hash", String.class);
    types.put("added_at", Instant.class);
    types.put("updated_at", Instant.class);
    return types;
  }

  private static Map<String, Class<?>> nameTypes() {
    Map<String, Class<?>> types = new LinkedHashMap<>();
    types.put("book_id", UUID.class);
    types.put("kind", Integer.class);
    types.put("position", Integer.class);
    types.put("name_id", String.class);
    types.put("name", String.class);
    return types;
  }

  /** What one book is connected with. */
  private static final class Named {
    private final List<AuthorName> authors = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private final List<Identifier> identifiers = new ArrayList<>();

    void add(Row row) {
      String id = text(row, "name_id");
      String name = text(row, "name");
      switch (row.get("kind", Integer.class)) {
        case 1 -> authors.add(new AuthorName(UUID.fromString(id), name));
        case 2 -> tags.add(name);
        default -> identifiers.add(new Identifier(id, name));
      }
    }
  }
}
