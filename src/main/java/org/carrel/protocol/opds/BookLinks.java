package org.carrel.protocol.opds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carrel.catalog.BookEntry;

/** Where an entry leads: its pictures, its file, its series and authors. */
record BookLinks(CatalogPaths paths) {

  Entry.Publication publication(BookEntry book) {
    return new Entry.Publication(book, links(book));
  }

  private List<Link> links(BookEntry book) {
    String self = paths.book(book.id());
    List<Link> links = new ArrayList<>();
    if (book.cover() != null) {
      links.add(new Link("http://opds-spec.org/image", book.cover().mediaType(), self + "/cover"));
      links.add(
          new Link("http://opds-spec.org/image/thumbnail", MediaTypes.JPEG, self + "/thumbnail"));
    }
    links.add(download(book));
    links.add(new Link("alternate", MediaTypes.ENTRY, self));
    if (book.series() != null) {
      links.add(
          related(paths.one("series", book.series().id()), "Series: " + book.series().name()));
    }
    book.authors()
        .forEach(a -> links.add(related(paths.one("authors", a.id()), "Author: " + a.name())));
    return links;
  }

  private Link download(BookEntry book) {
    BookEntry.FileFacts file = book.file();
    return new Link(
        "http://opds-spec.org/acquisition",
        file.mediaType(),
        paths.file(book.id(), file.name()),
        null,
        Map.of("length", String.valueOf(file.size())));
  }

  private static Link related(String href, String title) {
    return new Link("related", MediaTypes.ACQUISITION, href, title, Map.of());
  }
}
