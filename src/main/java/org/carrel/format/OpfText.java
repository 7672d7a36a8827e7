package org.carrel.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * A package document that tells what is told of a book; what else it says stays.
 *
 * @see <a href="https://www.w3.org/TR/epub-33/#sec-pkg-metadata">EPUB 3.3, metadata</a>
 */
final class OpfText {
  private static final byte[] EMPTY =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <package xmlns="http://www.idpf.org/2007/opf" version="2.0"><metadata
       xmlns:dc="http://purl.org/dc/elements/1.1/"/></package>"""
          .getBytes(StandardCharsets.UTF_8);

  private static final String DC = "http://purl.org/dc/elements/1.1/";
  private static final String SERIES = "calibre:series";
  private static final String INDEX = "calibre:series_index";

  private final XmlEdit document;
  private final Element metadata;
  private final String namespace;

  private OpfText(XmlEdit document, Element metadata) {
    this.document = document;
    this.metadata = metadata;
    String of = metadata.getNamespaceURI();
    this.namespace = of == null ? "" : of;
  }

  static byte[] of(byte[] before, Metadata told) throws IOException {
    XmlEdit document = XmlEdit.of(before);
    Element metadata =
        XmlEdit.children(document.root(), "metadata").stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new UnreadableBook(
                        UnreadableBook.Defect.DAMAGED, "The package document has no metadata."));
    new OpfText(document, metadata).tell(told);
    return document.bytes();
  }

  /** One that tells nothing else, for a file beside a book: OPF 2.0, as calibre reads it. */
  static byte[] fresh(Metadata told) throws IOException {
    return of(EMPTY, told);
  }

  private void tell(Metadata told) {
    one("title", told.title());
    one("publisher", told.publisher());
    one("description", told.description());
    one("date", told.published() == null ? null : told.published().text());
    if (told.language() != null) {
      one("language", told.language());
    }
    List<String> writers = told.authors().stream().map(Author::name).toList();
    if (!writers.isEmpty()) {
      several("creator", writers);
    }
    several("subject", told.subjects());
    series(told.series());
  }

  private void one(String name, @Nullable String text) {
    several(name, text == null ? List.of() : List.of(text));
  }

  /** What refines an element that goes has nothing to say any more. */
  private void several(String name, List<String> texts) {
    for (Element old : XmlEdit.children(metadata, name)) {
      String id = old.getAttribute("id");
      remove("refines", "#" + id);
      metadata.removeChild(old);
    }
    texts.forEach(text -> document.add(metadata, DC, "dc:" + name, Map.of(), text));
  }

  private void series(@Nullable SeriesPlace place) {
    for (Element old : XmlEdit.children(metadata, "meta")) {
      if (old.getAttribute("property").equals("belongs-to-collection")) {
        remove("refines", "#" + old.getAttribute("id"));
        metadata.removeChild(old);
      }
    }
    remove("name", SERIES);
    remove("name", INDEX);
    if (place != null) {
      meta(SERIES, place.name());
      if (place.index() != null) {
        meta(INDEX, place.index().toPlainString());
      }
    }
  }

  private void meta(String name, String content) {
    document.add(metadata, namespace, "meta", Map.of("name", name, "content", content), "");
  }

  private void remove(String attribute, String value) {
    for (Element meta : XmlEdit.children(metadata, "meta")) {
      if (value.length() > 1 && meta.getAttribute(attribute).equals(value)) {
        metadata.removeChild(meta);
      }
    }
  }
}
