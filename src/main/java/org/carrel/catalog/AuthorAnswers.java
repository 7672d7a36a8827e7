package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carrel.access.Visibility;
import org.carrel.catalog.Part.Range;
import org.carrel.config.Transactions;

/** Authors of whom somebody sees a book, found by name. */
@Singleton
public class AuthorAnswers {
  private static final Map<String, Class<?>> TYPES =
      Map.of("id", UUID.class, "name", String.class, "books", Long.class, "total", Long.class);

  private final Rows rows;
  private final Transactions transactions;

  @Inject
  AuthorAnswers(Rows rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /**
   * By name.
   *
   * @param words a part of the name; empty finds all
   * @param library whose books count; empty for all
   */
  public Part<AuthorEntry> ask(
      Visibility visibility, String words, Optional<UUID> library, Range range) {
    Map<String, Object> named = new HashMap<>();
    String condition = "TRUE";
    if (!words.isBlank()) {
      String literal = words.strip().replace("!", "!!").replace("%", "!%").replace("_", "!_");
      condition = "a.name LIKE :words ESCAPE '!'";
      named.put("words", "%" + literal + "%");
    }
    named.put("count", range.limit());
    named.put("offset", range.offset());
    return read(visibility, condition, library, named, "LIMIT :count OFFSET :offset");
  }

  /** Empty for an unknown author and for one without a visible book alike. */
  public Optional<AuthorEntry> byName(Visibility visibility, String name, Optional<UUID> library) {
    return read(visibility, "a.name_key = :key", library, Map.of("key", Fold.key(name)), "LIMIT 1")
        .items()
        .stream()
        .findFirst();
  }

  private Part<AuthorEntry> read(
      Visibility visibility,
      String condition,
      Optional<UUID> library,
      Map<String, Object> named,
      String limit) {
    Visible visible = Visible.to(visibility);
    Map<String, Object> parameters = new HashMap<>(visible.with(named));
    library.ifPresent(id -> parameters.put("library", id));
    String sql =
        """
        SELECT a.id AS id, a.name AS name, COUNT(*) AS books, COUNT(*) OVER () AS total
        FROM author a JOIN book_author ba ON ba.author_id = a.id JOIN book b ON b.id = ba.book_id
        WHERE %s AND %s AND %s GROUP BY a.id, a.name, a.sort_name ORDER BY a.sort_name, a.id %s"""
            .formatted(
                condition,
                visible.predicate(),
                library.isPresent() ? "b.library_id = :library" : "TRUE",
                limit);
    List<Row> found = transactions.call(() -> rows.read(sql, parameters, TYPES));
    List<AuthorEntry> authors =
        found.stream()
            .map(
                row ->
                    new AuthorEntry(
                        row.get("id", UUID.class),
                        row.get("name", String.class),
                        row.get("books", Long.class)))
            .toList();
    return new Part<>(authors, found.isEmpty() ? 0 : found.get(0).get("total", Long.class));
  }
}
