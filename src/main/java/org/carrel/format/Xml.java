package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.DAMAGED;
import static org.carrel.format.UnreadableBook.Defect.HOSTILE;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks through one XML document without DTD and without entities: a declared entity stands for
 * nothing, so nothing is fetched and nothing grows.
 *
 * @see <a
 *     href="https://owasp.org/www-community/vulnerabilities/XML_External_Entity_(XXE)_Processing">XXE</a>
 */
final class Xml {
  private static final XMLInputFactory FACTORY = factory();
  private static final int MOST_ELEMENTS = 200_000;

  /** Characters of any one value, so that nested elements do not repeat what is within them. */
  private static final int LONGEST_TEXT = 65_536;

  private Xml() {}

  /**
   * One element at its end.
   *
   * @param name local name; namespaces are not looked at
   * @param parent local name of the element around it, empty at the root
   * @param attributes by local name
   * @param text its own and its children's, as written; at most 65,536 characters of it
   */
  record Element(String name, String parent, Map<String, String> attributes, String text) {
    @Nullable String attribute(String key) {
      return attributes.get(key);
    }
  }

  /**
   * Hands over every element when it ends, so children come before their parents.
   *
   * @throws UnreadableBook if the document is not well formed, nested too deeply, or has more than
   *     200,000 elements
   */
  static void read(byte[] document, Limits limits, Consumer<Element> sink) {
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
      try {
        walk(reader, limits, sink);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException malformed) {
      throw new UnreadableBook(DAMAGED, "The book's metadata is not well formed.", malformed);
    }
  }

  private static void walk(XMLStreamReader reader, Limits limits, Consumer<Element> sink)
      throws XMLStreamException {
    Deque<Open> open = new ArrayDeque<>();
    int elements = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (open.size() >= limits.depth()) {
            throw new UnreadableBook(HOSTILE, "The book's metadata is nested too deeply.");
          }
          if (++elements > MOST_ELEMENTS) {
            throw new UnreadableBook(HOSTILE, "The book's metadata has too many elements.");
          }
          open.push(
              new Open(local(reader.getLocalName()), attributes(reader), new StringBuilder()));
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty()) {
            open.element().take(reader.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> close(open, sink);
        default -> {}
      }
    }
  }

  private static void close(Deque<Open> open, Consumer<Element> sink) {
    Open ended = open.pop();
    Open parent = open.peek();
    String text = ended.text.toString();
    if (parent != null && !text.isBlank()) {
      parent.take(text);
    }
    String around = parent == null ? "" : parent.name;
    sink.accept(new Element(ended.name, around, ended.attributes, text));
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(local(reader.getAttributeLocalName(i)), reader.getAttributeValue(i));
    }
    return attributes;
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  /** Namespaces are off, since many books use prefixes that they never declare. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
    return factory;
  }

  private record Open(String name, Map<String, String> attributes, StringBuilder text) {
    void take(String more) {
      text.append(more, 0, Math.min(more.length(), LONGEST_TEXT - text.length()));
    }
  }
}
