package org.carrel.protocol.opds;

import org.carrel.catalog.BookEntry;
import org.carrel.catalog.BookEntry.AuthorName;
import org.carrel.protocol.opds.Feed.Extent;
import org.carrel.protocol.opds.Feed.Facet;
import org.carrel.protocol.opds.Feed.FacetGroup;

/** Writes feeds and entries as OPDS 1.2. Groups are left out: their feeds are entries there. */
final class AtomFeeds {
  private static final String[] NAMESPACES = {
    "xmlns", "http://www.w3.org/2005/Atom",
    "xmlns:opds", "http://opds-spec.org/2010/catalog",
    "xmlns:dc", "http://purl.org/dc/terms/",
    "xmlns:opensearch", "http://a9.com/-/spec/opensearch/1.1/",
    "xmlns:schema", "http://schema.org/",
    "xmlns:thr", "http://purl.org/syndication/thread/1.0",
    "xmlns:pse", "http://vaemendis.net/opds-pse/ns"
  };

  private final AtomWriter xml = new AtomWriter();

  private AtomFeeds() {}

  static byte[] write(Feed feed) {
    AtomFeeds text = new AtomFeeds();
    text.feed(feed);
    return text.xml.toBytes();
  }

  static byte[] write(Entry.Publication publication) {
    AtomFeeds text = new AtomFeeds();
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
    feed.facets().forEach(this::facets);
    if (feed.extent() != null) {
      extent(feed.extent());
    }
    feed.entries().forEach(this::entry);
    xml.end();
  }

  private void facets(FacetGroup group) {
    for (Facet facet : group.facets()) {
      Link link = facet.link().with("opds:facetGroup", group.title());
      if (facet.link().facts().items() >= 0) {
        link = link.with("thr:count", String.valueOf(facet.link().facts().items()));
      }
      xml.link(facet.active() ? link.with("opds:activeFacet", "true") : link);
    }
  }

  private void extent(Extent extent) {
    xml.text("opensearch:totalResults", String.valueOf(extent.items()))
        .text("opensearch:itemsPerPage", String.valueOf(extent.itemsPerPage()))
        .text("opensearch:startIndex", String.valueOf(extent.startIndex()));
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
    entry.images().forEach(xml::link);
    entry.links().forEach(xml::link);
    related(entry);
    xml.end();
  }

  /** Readers that know no other way show these by their titles. */
  private void related(Entry.Publication entry) {
    if (entry.series() != null) {
      xml.link(entry.series().titled("Series: " + entry.series().title()));
    }
    if (entry.publisher() != null) {
      xml.link(entry.publisher().titled("Publisher: " + entry.publisher().title()));
    }
    entry.authors().forEach(author -> xml.link(author.titled("Author: " + author.title())));
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
    Identifiers.urns(book).forEach(urn -> xml.text("dc:identifier", urn));
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
