package org.carrel.reading;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carrel.access.Visibility;
import org.carrel.catalog.Row;
import org.carrel.catalog.Rows;
import org.carrel.catalog.Visible;

/**
 * By which hashes KOReader knows books; always inside a unit of work. Which one a device sends is a
 * setting there: MD5 of samples of the file, or of its name.
 *
 * @see <a
 *     href="https://github.com/koreader/koreader/tree/master/plugins/kosync.koplugin">KOReader's
 *     kosync plugin</a>
 */
@Singleton
class DocumentNames {
  /** Of so many namesakes none would be meant. */
  private static final int LOOKED_AT = 20;

  /** Clients of other kinds may name documents by whatever they like. */
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}");

  private static final Map<String, Class<?>> FOUND =
      Map.of(
          "id", UUID.class,
          "media_type", String.class,
          "pages", Integer.class,
          "by_name", Integer.class,
          "seen", Integer.class);

  private final Rows rows;

  @Inject
  DocumentNames(Rows rows) {
    this.rows = rows;
  }

  /**
   * A book that a document is.
   *
   * @param seen whether the reader sees it
   */
  record Meant(UUID book, String mediaType, int pages, boolean seen) {
    boolean flowing() {
      return mediaType.equals("application/epub+zip");
    }
  }

  /** A file's older hashes stay: devices that have the older file go on to send them. */
  void learn(Collection<UUID> books) {
    learn("b.koreader_hash, FALSE", books);
    learn("MD5(b.file_name), TRUE", books);
  }

  private void learn(String hash, Collection<UUID> books) {
    rows.change(
        "INSERT IGNORE INTO book_document (document, by_name, book_id) SELECT "
            + hash
            + ", b.id FROM book b WHERE b.id IN (:books) AND b.koreader_hash IS NOT NULL",
        Map.of("books", books));
  }

  /**
   * Of equal files the one that the reader sees, else the one added first. A name counts only if it
   * is one book's alone, since every folder may have its {@code 01.cbz}.
   */
  Optional<Meant> find(Visibility visibility, String document) {
    return HASH.matcher(document).matches() ? hashed(visibility, document) : Optional.empty();
  }

  private Optional<Meant> hashed(Visibility visibility, String document) {
    Visible visible = Visible.to(visibility);
    String sql =
        """
        SELECT b.id AS id, b.media_type AS media_type, b.page_count AS pages, n.by_name AS by_name, (%s) AS seen
        FROM (SELECT d.book_id, d.by_name FROM book_document d
            JOIN book l ON l.id = d.book_id AND l.listed = 1
            WHERE d.document = :document ORDER BY d.by_name, d.book_id LIMIT :most) n
          JOIN book b ON b.id = n.book_id
        ORDER BY by_name, seen DESC, b.added_at, b.id
        """
            .formatted(visible.predicate());
    List<Row> found =
        rows.read(sql, visible.with(Map.of("document", document, "most", LOOKED_AT)), FOUND);
    if (found.size() == LOOKED_AT && isName(found.get(0))) {
      return Optional.empty(); // more books may have it than were looked at
    }
    List<Row> seen = found.stream().filter(DocumentNames::isSeen).toList();
    return Stream.of(first(seen), first(found)).flatMap(Optional::stream).findFirst();
  }

  private static boolean isName(Row row) {
    return row.get("by_name", Integer.class) == 1;
  }

  private static Optional<Meant> first(List<Row> found) {
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Row row = found.get(0);
    return isName(row) && found.size() > 1
        ? Optional.empty()
        : Optional.of(
            new Meant(
                row.get("id", UUID.class),
                row.get("media_type", String.class),
                row.get("pages", Integer.class),
                isSeen(row)));
  }

  private static boolean isSeen(Row row) {
    return row.get("seen", Integer.class) == 1;
  }
}
