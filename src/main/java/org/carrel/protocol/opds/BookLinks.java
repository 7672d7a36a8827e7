package org.carrel.protocol.opds;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.BookEntry.CoverFacts;
import org.carrel.catalog.BookEntry.SeriesName;
import org.carrel.reading.Place;
import org.carrel.reading.ReadingPosition;
import org.jspecify.annotations.Nullable;

/** Where an entry leads: its pictures, its file, its series and authors. */
record BookLinks(CatalogPaths paths, Map<UUID, ReadingPosition> read) {
  /** What page streaming reaches; its pages count from 0 in addresses and from 1 elsewhere. */
  private static final String STREAM = "http://vaemendis.net/opds-pse/stream";

  private static final String IMAGE = "http://opds-spec.org/image";
  private static final String RELATED = "related";

  BookLinks(CatalogPaths paths) {
    this(paths, Map.of());
  }

  Entry.Publication publication(BookEntry book) {
    SeriesName series = book.series();
    return new Entry.Publication(
        book,
        images(book),
        paths.version() == Version.JSON ? links(book) : atomLinks(book),
        series == null ? null : related(paths.one("series", series.id()), series.name()),
        publisher(book),
        book.authors().stream()
            .map(author -> related(paths.one("authors", author.id()), author.name()))
            .toList(),
        Map.of(),
        List.of());
  }

  private @Nullable Link publisher(BookEntry book) {
    return book.publisher() == null || book.publisherId() == null
        ? null
        : related(paths.list("publishers/" + book.publisherId()), book.publisher());
  }

  private List<Link> atomLinks(BookEntry book) {
    List<Link> links = new ArrayList<>();
    links.add(download(book));
    if (ReadingOrder.isPaged(book)) {
      links.add(stream(book));
    }
    links.add(self("alternate", book));
    links.add(ProgressionForm.DRAFT.link(paths.progression(book.id())));
    return links;
  }

  /**
   * @see <a href="https://github.com/anansi-project/opds-pse/blob/master/v1.2.md">OPDS Page
   *     Streaming Extension 1.2</a>
   */
  private Link stream(BookEntry book) {
    Link link =
        new Link(STREAM, MediaTypes.JPEG, paths.streamed(book.id()))
            .with("pse:count", String.valueOf(book.pages()));
    ReadingPosition position = read.get(book.id());
    int last = position == null ? 0 : lastPage(position.place(), book.pages());
    return position == null || last == 0
        ? link
        : link.with("pse:lastRead", String.valueOf(last))
            .with(
                "pse:lastReadDate",
                position.updatedAt().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** From 1; 0 if nobody told it. */
  private static int lastPage(Place place, int pages) {
    if (place.page() != null) {
      return Math.min(Math.max(1, place.page()), pages);
    }
    return place.percentage() == null ? 0 : Place.pageAt(place.percentage(), pages);
  }

  /** With Stump's type for itself, too, where a book can be read page by page. */
  private List<Link> links(BookEntry book) {
    List<Link> links = new ArrayList<>();
    links.add(self("self", book));
    if (ReadingOrder.isPaged(book)) {
      links.add(new Link("self", MediaTypes.DIVINA, paths.book(book.id())));
    }
    links.add(download(book).signedIn(paths.authentication()));
    links.add(progression(ProgressionForm.READIUM, book));
    links.add(progression(ProgressionForm.DRAFT, book).untyped());
    return links;
  }

  private Link progression(ProgressionForm form, BookEntry book) {
    return form.link(paths.progression(book.id())).signedIn(paths.authentication());
  }

  private List<Link> images(BookEntry book) {
    CoverFacts cover = book.cover();
    if (cover == null) {
      return List.of();
    }
    String self = paths.book(book.id());
    return List.of(
        new Link(IMAGE, cover.mediaType(), self + "/cover")
            .measuring(cover.width(), cover.height()),
        new Link(IMAGE + "/thumbnail", MediaTypes.JPEG, self + "/thumbnail"));
  }

  private Link self(String rel, BookEntry book) {
    return new Link(rel, paths.version().publication(), paths.book(book.id()));
  }

  private Link download(BookEntry book) {
    BookEntry.FileFacts file = book.file();
    return new Link(
            "http://opds-spec.org/acquisition",
            file.mediaType(),
            paths.file(book.id(), file.name()))
        .ofBytes(file.size());
  }

  private Link related(String feed, String name) {
    return new Link(RELATED, paths.version().acquisition(), feed).titled(name);
  }
}
