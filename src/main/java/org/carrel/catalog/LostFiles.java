package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.catalog.Part.Range;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;

/**
 * Books that are on no list though there is a row of them: their file is gone, or somebody deleted
 * them. Every method throws FORBIDDEN without MANAGE_LIBRARY, and NOT_FOUND for what is unknown or
 * hidden.
 */
@Singleton
public class LostFiles {
  private static final Map<String, Class<?>> TYPES =
      Map.of("id", UUID.class, "path", String.class, "kind", String.class);

  private final Rows rows;
  private final Books books;
  private final SeriesAnswers series;
  private final LibraryAnswers libraries;
  private final FeedVersions versions;
  private final Policy policy;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  LostFiles(
      Rows rows,
      Books books,
      SeriesAnswers series,
      LibraryAnswers libraries,
      FeedVersions versions,
      Policy policy,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.books = books;
    this.series = series;
    this.libraries = libraries;
    this.versions = versions;
    this.policy = policy;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What is missing. */
  public enum Kind {
    BOOK,
    SERIES
  }

  /**
   * @param path below the library's folder; of a series its name
   */
  public record Lost(UUID id, String path, Kind kind) {}

  /**
   * @param empty whether the library has no book left
   */
  public record Cleaned(int books, int series, boolean empty) {}

  /** Books whose file is gone and series of which no book is left, by path. */
  public Part<Lost> missing(Caller caller, UUID library, Range range) {
    return part(
        caller,
        library,
        range,
        """
        SELECT b.id AS id, b.path AS path, 'BOOK' AS kind FROM book b
        WHERE b.library_id = :library AND b.removed_at IS NOT NULL
        UNION ALL
        SELECT s.id, s.name, 'SERIES' FROM series s
        WHERE s.library_id = :library AND s.merged_into IS NULL
          AND NOT EXISTS (SELECT 1 FROM book b WHERE b.series_id = s.id AND b.removed_at IS NULL)""");
  }

  /** Books that somebody deleted, by path. */
  public Part<Lost> deleted(Caller caller, UUID library, Range range) {
    return part(
        caller,
        library,
        range,
        """
        SELECT b.id AS id, b.path AS path, 'BOOK' AS kind FROM book b
        WHERE b.library_id = :library AND b.deleted_at IS NOT NULL""");
  }

  private Part<Lost> part(Caller caller, UUID library, Range range, String lost) {
    require(caller, library);
    String count = "SELECT COUNT(*) AS number FROM (" + lost + ") x";
    String some = lost + " ORDER BY kind, path, id LIMIT :count OFFSET :offset";
    Map<String, Object> of = Map.of("library", library);
    Map<String, Object> ranged =
        Map.of("library", library, "count", range.limit(), "offset", range.offset());
    return transactions.call(
        () ->
            new Part<>(
                rows.read(some, ranged, TYPES).stream().map(LostFiles::lost).toList(),
                rows.read(count, of, Map.of("number", Long.class))
                    .get(0)
                    .get("number", Long.class)));
  }

  private static Lost lost(Row row) {
    return new Lost(
        row.get("id", UUID.class),
        row.get("path", String.class),
        Kind.valueOf(row.get("kind", String.class)));
  }

  /** Forgets the missing with all that is known of them, also who read how far. */
  public Cleaned clean(Caller caller, UUID library) {
    require(caller, library);
    Map<String, Object> of = Map.of("library", library);
    Cleaned cleaned =
        transactions.call(
            () -> {
              int gone =
                  rows.change(
                      "DELETE FROM book WHERE library_id = :library AND removed_at IS NOT NULL",
                      of);
              int emptied =
                  rows.change(
                      """
                      DELETE FROM series WHERE library_id = :library AND merged_into IS NULL
                        AND NOT EXISTS (SELECT 1 FROM book b WHERE b.series_id = series.id)
                        AND NOT EXISTS (SELECT 1 FROM book o WHERE o.own_series_id = series.id)""",
                      of);
              boolean empty =
                  rows.read(
                          "SELECT id AS id FROM book WHERE library_id = :library LIMIT 1",
                          of,
                          Map.of("id", UUID.class))
                      .isEmpty();
              versions.raise(library);
              return new Cleaned(gone, emptied, empty);
            });
    versions.forget();
    return cleaned;
  }

  /** Takes a book off all lists, until it is restored; its file stays. */
  public BookEntry delete(Caller caller, UUID id) {
    policy.require(caller, Permission.MANAGE_LIBRARY);
    BookEntry book =
        books
            .find(policy.visibility(caller), id)
            .orElseThrow(() -> Failure.notFound("There is no such book."));
    hide(caller, "b.id = :of", id, book.libraryId());
    return book;
  }

  /** The same of all books of a series that the caller sees. */
  public void deleteSeries(Caller caller, UUID id) {
    policy.require(caller, Permission.MANAGE_LIBRARY);
    SeriesEntry one = series.byId(policy.visibility(caller), List.of(id)).get(id);
    if (one == null) {
      throw Failure.notFound("There is no such series.");
    }
    hide(caller, "b.series_id = :of", id, one.libraryId());
  }

  private void hide(Caller caller, String condition, UUID of, UUID library) {
    Visible visible = Visible.to(policy.visibility(caller));
    transactions.run(
        () -> {
          rows.change(
              "UPDATE book b SET b.deleted_at = :now, b.updated_at = :now WHERE %s AND %s"
                  .formatted(condition, visible.predicate()),
              visible.with(Map.of("of", of, "now", clock.instant())));
          versions.raise(library);
        });
    versions.forget();
  }

  /** Puts a book that was deleted back on the lists. */
  public BookEntry restore(Caller caller, UUID id) {
    policy.require(caller, Permission.MANAGE_LIBRARY);
    Visible visible = Visible.whetherListed(policy.visibility(caller));
    String sql =
        "SELECT b.library_id AS id FROM book b WHERE b.id = :book AND b.deleted_at IS NOT NULL AND "
            + visible.predicate();
    UUID library =
        transactions
            .call(() -> rows.read(sql, visible.with(Map.of("book", id)), Map.of("id", UUID.class)))
            .stream()
            .findFirst()
            .map(row -> row.get("id", UUID.class))
            .orElseThrow(() -> Failure.notFound("There is no such book."));
    transactions.run(
        () -> {
          rows.change(
              "UPDATE book SET deleted_at = NULL, updated_at = :now WHERE id = :book",
              Map.of("book", id, "now", clock.instant()));
          versions.raise(library);
        });
    versions.forget();
    return books
        .find(policy.visibility(caller), id)
        .orElseThrow(
            () -> Failure.notFound("The book is restored, but its file is gone or unreadable."));
  }

  private void require(Caller caller, UUID library) {
    policy.require(caller, Permission.MANAGE_LIBRARY);
    libraries.require(policy.visibility(caller), library);
  }
}
