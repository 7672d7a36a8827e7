package org.carrel.protocol.graphql;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.carrel.catalog.BookDetail;
import org.carrel.catalog.BookEntry;
import org.carrel.format.Credit;
import org.carrel.format.Identifier;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.TypeFields;
import org.jspecify.annotations.Nullable;

/** The type {@code MediaMetadata}. */
final class MetadataViews {
  private static final Map<String, String> IDENTIFIERS =
      Map.of(
          "identifierAmazon", "amazon",
          "identifierCalibre", "calibre",
          "identifierGoogle", "google",
          "identifierIsbn", "isbn",
          "identifierMobiAsin", "mobi-asin",
          "identifierUuid", "uuid");
  private static final Map<String, Credit> LISTS =
      Map.of(
          "genres", Credit.GENRE,
          "characters", Credit.CHARACTER,
          "colorists", Credit.COLORIST,
          "coverArtists", Credit.COVER_ARTIST,
          "editors", Credit.EDITOR,
          "inkers", Credit.INKER,
          "letterers", Credit.LETTERER,
          "links", Credit.LINK,
          "pencillers", Credit.PENCILLER,
          "teams", Credit.TEAM);

  private MetadataViews() {}

  /** A book with all that is known of it. */
  record Described(BookEntry book, BookDetail detail) {}

  static void wire(Fields fields) {
    TypeFields<Described> metadata = fields.of("MediaMetadata", Described.class);
    book(metadata, "id", book -> (int) (book.id().getLeastSignificantBits() & Integer.MAX_VALUE));
    book(metadata, "mediaId", BookEntry::id);
    book(metadata, "ageRating", BookEntry::ageRating);
    book(metadata, "language", BookEntry::language);
    book(metadata, "publisher", BookEntry::publisher);
    book(metadata, "summary", BookEntry::description);
    book(metadata, "title", BookEntry::title);
    book(metadata, "number", BookEntry::seriesIndex);
    book(metadata, "series", MetadataViews::series);
    book(metadata, "year", book -> part(book, 0));
    book(metadata, "month", book -> part(book, 1));
    book(metadata, "day", book -> part(book, 2));
    IDENTIFIERS.forEach((field, scheme) -> book(metadata, field, book -> identifier(book, scheme)));
    metadata
        .plain("pageCount", MetadataViews::pages)
        .plain("format", described -> described.detail().kind())
        .plain("notes", described -> described.detail().notes())
        .plain("seriesGroup", described -> described.detail().seriesGroup())
        .plain("storyArc", described -> described.detail().storyArc())
        .plain("storyArcNumber", described -> described.detail().storyArcNumber())
        .plain("titleSort", described -> described.detail().titleSort())
        .plain("volume", described -> described.detail().volume())
        .plain("metadataSource", described -> null)
        .plain("metadataExternalId", described -> null)
        .plain("writers", MetadataViews::writers)
        .plain("lockedFields", described -> described.detail().locked());
    LISTS.forEach(
        (field, credit) -> metadata.plain(field, described -> described.detail().names(credit)));
  }

  private static void book(
      TypeFields<Described> metadata, String field, Function<BookEntry, @Nullable Object> value) {
    metadata.plain(field, described -> value.apply(described.book()));
  }

  private static @Nullable String series(BookEntry book) {
    BookEntry.SeriesName series = book.series();
    return series == null ? null : series.name();
  }

  private static int pages(Described described) {
    return Objects.requireNonNullElse(described.detail().printedPages(), described.book().pages());
  }

  /** Of books that name no writers, the authors. */
  private static List<String> writers(Described described) {
    List<String> writers = described.detail().names(Credit.WRITER);
    return writers.isEmpty()
        ? described.book().authors().stream().map(BookEntry.AuthorName::name).toList()
        : writers;
  }

  /** Year, month or day of a date that may be known in part. */
  private static @Nullable Integer part(BookEntry book, int place) {
    String published = Objects.requireNonNullElse(book.published(), "");
    String[] parts = published.split("[-T]", -1);
    if (!published.matches("\\d{4}(-\\d\\d(-\\d\\d.*)?)?") || parts.length <= place) {
      return null;
    }
    return Integer.valueOf(parts[place].substring(0, place == 0 ? 4 : 2));
  }

  private static @Nullable String identifier(BookEntry book, String scheme) {
    return book.identifiers().stream()
        .filter(identifier -> identifier.scheme().equalsIgnoreCase(scheme))
        .map(Identifier::value)
        .findFirst()
        .orElse(null);
  }
}
