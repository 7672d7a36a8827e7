package org.carrel.protocol.opds;

import org.carrel.catalog.BookEntry;
import org.carrel.catalog.BookEntry.AuthorName;

/** Writes feeds and entries as Atom. */
final class FeedText {
  private static final String[] NAMESPACES = {
    "xmlns", "http://www.w3.org/2005/Atom",
    "xmlns:opds", "http://opds-spec.org/2010/catalog",
    "xmlns:dc", "http://purl.org/dc/terms/",
    "xmlns:opensearch", "http://a9.com/-/spec/opensearch/1.1/",
    "xmlns:schema", "http://schema.org/"
  };

  private final AtomWriter xml = new AtomWriter();

  private FeedText() {}

  static byte[] write(Feed feed) {
    FeedText text = new FeedText();
    text.feed(feed);
    return text.xml.toBytes();
  }

  static byte[] write(Entry.Publication publication) {
    FeedText text = new FeedText();
    text.publication(publication, NAMESPACES);
    return text.xml.toBytes();
  }

  private void feed(Feed feed) {
    xml.start("feed", NAMESPACES)
        .text("id", feed.id())
        .text("title", feed.title())
        .time("updated", feed.updated())
        .start("author")
        .text("name", "Carrel")
        .end();
    feed.links().forEach(xml::link);
    if (feed.totalResults() != null) {
      xml.text("opensearch:totalResults", String.valueOf(feed.totalResults()))
          .text("opensearch:itemsPerPage", String.valueOf(feed.itemsPerPage()));
    }
    feed.entries().forEach(this::entry);
    xml.end();
  }

  private void entry(Entry entry) {
    if (entry instanceof Entry.Navigation navigation) {
      navigation(navigation);
    } else if (entry instanceof Entry.Publication publication) {
      publication(publication);
    }
  }

  private void navigation(Entry.Navigation entry) {
    xml.start("entry")
        .text("title", entry.title())
        .text("id", entry.id())
        .time("updated", entry.updated())
        .text("content", entry.summary(), "type", "text")
        .link(entry.link())
        .end();
  }

  private void publication(Entry.Publication entry, String... namespaces) {
    BookEntry book = entry.book();
    xml.start("entry", namespaces)
        .text("title", book.title())
        .text("id", "urn:uuid:" + book.id())
        .time("updated", book.updated())
        .time("published", book.added());
    for (AuthorName author : book.authors()) {
      xml.start("author").text("name", author.name()).end();
    }
    dublinCore(book);
    series(book);
    for (String tag : book.tags()) {
      xml.empty("category", "term", tag, "label", tag);
    }
    if (book.description() != null) {
      xml.text("content", book.description(), "type", "html");
    }
    entry.links().forEach(xml::link);
    xml.end();
  }

  private void dublinCore(BookEntry book) {
    if (book.language() != null) {
      xml.text("dc:language", book.language());
    }
    if (book.publisher() != null) {
      xml.text("dc:publisher", book.publisher());
    }
    if (book.published() != null) {
      xml.text("dc:issued", book.published());
    }
    book.identifiers().stream()
        .map(id -> "urn:" + id.scheme() + ":" + id.value())
        .filter(FeedText::isUrn)
        .forEach(urn -> xml.text("dc:identifier", urn));
  }

  /** Other identifiers are the file's own words and need not be one. */
  private static boolean isUrn(String text) {
    return text.startsWith("urn:isbn:") || text.startsWith("urn:uuid:");
  }

  /** As other catalogue servers say it; readers that do not know it show the related link. */
  private void series(BookEntry book) {
    if (book.series() == null) {
      return;
    }
    if (book.seriesIndex() == null) {
      xml.empty("schema:Series", "schema:name", book.series().name());
    } else {
      xml.empty(
          "schema:Series",
          "schema:name",
          book.series().name(),
          "schema:position",
          book.seriesIndex().toPlainString());
    }
  }
}
