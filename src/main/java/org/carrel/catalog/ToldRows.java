package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.carrel.format.Author;
import org.carrel.format.ComicDetail;
import org.carrel.format.Metadata;
import org.carrel.format.PublicationDate;
import org.carrel.format.SeriesPlace;
import org.jspecify.annotations.Nullable;

/** What is told of books as it is kept, listed or not; inside the unit of work under way. */
@Singleton
class ToldRows {
  private static final Visible ANY = new Visible("TRUE", Map.of());

  private final Rows rows;
  private final EntryRows entryRows;
  private final BookDetails details;

  @Inject
  ToldRows(Rows rows, EntryRows entryRows, BookDetails details) {
    this.rows = rows;
    this.entryRows = entryRows;
    this.details = details;
  }

  /** Of books that were read at least once; others are missing. */
  Map<UUID, Metadata> of(Collection<UUID> books) {
    if (books.isEmpty()) {
      return Map.of();
    }
    String sql =
        "SELECT %s FROM book b %s WHERE b.id IN (:books) AND b.fingerprint IS NOT NULL"
            .formatted(EntryRows.COLUMNS, EntryRows.JOINS);
    Map<UUID, String> own = own(books);
    Map<UUID, BookDetail> detail = details.read(ANY, books);
    Map<UUID, Metadata> told = new HashMap<>();
    entryRows
        .entries(rows.read(sql, Map.of("books", books), EntryRows.TYPES))
        .forEach(
            book -> told.put(book.id(), told(book, own.get(book.id()), detail.get(book.id()))));
    return told;
  }

  /** The series that files name, of books of merged series, too. */
  private Map<UUID, String> own(Collection<UUID> books) {
    String sql =
        """
        SELECT b.id AS id, s.name AS name
        FROM book b JOIN series s ON s.id = COALESCE(b.own_series_id, b.series_id)
        WHERE b.id IN (:books)""";
    Map<UUID, String> names = new HashMap<>();
    rows.read(sql, Map.of("books", books), Map.of("id", UUID.class, "name", String.class))
        .forEach(row -> names.put(row.get("id", UUID.class), row.get("name", String.class)));
    return names;
  }

  private static Metadata told(
      BookEntry book, @Nullable String series, @Nullable BookDetail detail) {
    return new Metadata(
        book.title(),
        detail == null ? null : detail.titleSort(),
        detail == null ? null : detail.printedPages(),
        book.authors().stream().map(author -> new Author(author.name(), null)).toList(),
        series == null ? null : new SeriesPlace(series, book.seriesIndex()),
        book.language(),
        book.publisher(),
        PublicationDate.parse(book.published()),
        book.description(),
        book.tags(),
        book.identifiers(),
        book.ageRating(),
        detail == null ? ComicDetail.NONE : comic(detail));
  }

  private static ComicDetail comic(BookDetail detail) {
    return new ComicDetail(
        detail.volume(),
        detail.kind(),
        detail.notes(),
        detail.seriesGroup(),
        detail.storyArc(),
        detail.storyArcNumber(),
        detail.credits());
  }
}
