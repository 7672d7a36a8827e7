package org.carrel.protocol.opds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.BookEntry.CoverFacts;
import org.carrel.catalog.BookEntry.SeriesName;

/** Where an entry leads: its pictures, its file, its series and authors. */
record BookLinks(CatalogPaths paths) {
  private static final String IMAGE = "http://opds-spec.org/image";
  private static final String RELATED = "related";

  Entry.Publication publication(BookEntry book) {
    SeriesName series = book.series();
    return new Entry.Publication(
        book,
        images(book),
        paths.version() == Version.JSON ? links(book) : atomLinks(book),
        series == null ? null : related("series", series.id(), series.name()),
        book.authors().stream().map(a -> related("authors", a.id(), a.name())).toList(),
        Map.of(),
        List.of());
  }

  private List<Link> atomLinks(BookEntry book) {
    return List.of(
        download(book),
        self("alternate", book),
        ProgressionForm.DRAFT.link(paths.progression(book.id())));
  }

  /** With Stump's type for itself, too, where a book can be read page by page. */
  private List<Link> links(BookEntry book) {
    List<Link> links = new ArrayList<>();
    links.add(self("self", book));
    if (ReadingOrder.isPaged(book)) {
      links.add(new Link("self", MediaTypes.DIVINA, paths.book(book.id())));
    }
    links.add(download(book).signedIn(paths.authentication()));
    for (ProgressionForm form : ProgressionForm.values()) {
      links.add(form.link(paths.progression(book.id())).signedIn(paths.authentication()));
    }
    return links;
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

  private Link related(String list, UUID id, String name) {
    return new Link(RELATED, paths.version().acquisition(), paths.one(list, id)).titled(name);
  }
}
