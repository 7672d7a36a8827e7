package org.carrel.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A page of an OPDS 1.2 feed, as a reader app sees it. */
final class FeedPage {
  private final Element feed;

  private FeedPage(Element feed) {
    this.feed = feed;
  }

  static FeedPage parse(byte[] xml) {
    try {
      return new FeedPage(
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(xml))
              .getDocumentElement());
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalArgumentException("no feed", e);
    }
  }

  int entries() {
    return elements("entry").size();
  }

  /** The first link of that relation, wherever in the feed it stands. */
  Optional<String> link(String relation) {
    return elements("link").stream()
        .filter(link -> link.getAttribute("rel").equals(relation))
        .map(link -> link.getAttribute("href"))
        .findFirst();
  }

  /** All that narrow the feed. */
  List<String> facets() {
    return elements("link").stream()
        .filter(link -> link.getAttribute("rel").equals("http://opds-spec.org/facet"))
        .map(link -> link.getAttribute("href"))
        .toList();
  }

  /** The first feed that a book's link leads to, of an {@code Author} or a {@code Series}. */
  Optional<String> related(String kind) {
    return elements("link").stream()
        .filter(link -> link.getAttribute("title").startsWith(kind + ": "))
        .map(link -> link.getAttribute("href"))
        .findFirst();
  }

  private List<Element> elements(String name) {
    NodeList found = feed.getElementsByTagName(name);
    Stream<Element> elements =
        IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    return elements.toList();
  }
}
