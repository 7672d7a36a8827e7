package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.carrel.config.Transactions;

/** What books are found by, of those that tell something else than their files. */
@Singleton
class SearchTexts {
  private static final int CHUNK = 500;
  private static final String WORDS =
      """
      SELECT b.id AS id, b.title AS word FROM book b WHERE b.id IN (:books)
      UNION ALL SELECT b.id, b.publisher FROM book b WHERE b.id IN (:books)
      UNION ALL SELECT b.id, s.name FROM book b JOIN series s ON s.id = b.series_id
        WHERE b.id IN (:books)
      UNION ALL SELECT b.id, s.name FROM book b JOIN series s ON s.id = b.own_series_id
        WHERE b.id IN (:books)
      UNION ALL SELECT ba.book_id, a.name FROM book_author ba JOIN author a ON a.id = ba.author_id
        WHERE ba.book_id IN (:books)
      UNION ALL SELECT bt.book_id, t.name FROM book_tag bt JOIN tag t ON t.id = bt.tag_id
        WHERE bt.book_id IN (:books)""";

  private final Rows rows;
  private final Transactions transactions;
  private final FeedVersions versions;

  @Inject
  SearchTexts(Rows rows, Transactions transactions, FeedVersions versions) {
    this.rows = rows;
    this.transactions = transactions;
    this.versions = versions;
  }

  /**
   * Of the books, those whose tags were edited or whose series was merged; in the work under way.
   */
  void refreshEdited(Collection<UUID> books) {
    if (!books.isEmpty()) {
      write(
          ids(
              """
              SELECT id AS id FROM book
              WHERE id IN (:books) AND (tags_edited OR own_series_id IS NOT NULL)""",
              Map.of("books", books)));
    }
  }

  /** Some at a time, each part in a unit of work of its own. */
  void refresh(List<UUID> books) {
    for (int from = 0; from < books.size(); from += CHUNK) {
      List<UUID> some = books.subList(from, Math.min(books.size(), from + CHUNK));
      transactions.runApart(() -> write(some));
    }
  }

  /**
   * Writes the descriptions' words of a library's books that an earlier version described; some at
   * a time, each part in a unit of work of its own.
   */
  void complete(UUID library) {
    while (transactions.callApart(() -> completeSome(library)) == CHUNK) {
      versions.forget();
    }
  }

  private int completeSome(UUID library) {
    List<Row> some =
        rows.read(
            """
            SELECT id AS id, description AS description FROM book
            WHERE library_id = :library AND search_more IS NULL LIMIT :count""",
            Map.of("library", library, "count", CHUNK),
            Map.of("id", UUID.class, "description", String.class));
    some.forEach(this::complete);
    if (!some.isEmpty()) {
      versions.raiseScanned(library);
    }
    return some.size();
  }

  private void complete(Row book) {
    rows.change(
        "UPDATE book SET search_more = :words WHERE id = :id",
        Map.of(
            "id", book.get("id", UUID.class),
            "words", SearchWords.described(book.get("description", String.class))));
  }

  /** Ids that a statement finds; in the work under way. */
  List<UUID> ids(String sql, Map<String, ?> parameters) {
    return rows.read(sql, parameters, Map.of("id", UUID.class)).stream()
        .map(row -> row.get("id", UUID.class))
        .toList();
  }

  private void write(List<UUID> books) {
    if (books.isEmpty()) {
      return;
    }
    Map<UUID, List<String>> words = new HashMap<>();
    rows.read(WORDS, Map.of("books", books), Map.of("id", UUID.class, "word", String.class))
        .forEach(
            row ->
                words
                    .computeIfAbsent(row.get("id", UUID.class), absent -> new ArrayList<>())
                    .add(Objects.requireNonNullElse(row.get("word", String.class), "")));
    words.forEach(
        (id, texts) ->
            rows.change(
                "UPDATE book SET search_text = :text WHERE id = :id",
                Map.of("id", id, "text", SearchWords.stored(texts))));
  }
}
