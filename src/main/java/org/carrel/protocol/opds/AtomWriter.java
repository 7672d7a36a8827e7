package org.carrel.protocol.opds;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes XML elements with literal prefixes, since KOReader compares names such as {@code
 * opds:activeFacet} and {@code pse:count} as text.
 */
final class AtomWriter {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(32 * 1024);
  private final XMLStreamWriter xml;

  AtomWriter() {
    try {
      xml = FACTORY.createXMLStreamWriter(bytes, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  AtomWriter start(String name, String... attributes) {
    return write(
        () -> {
          xml.writeStartElement(name);
          writeAttributes(attributes);
        });
  }

  AtomWriter end() {
    return write(xml::writeEndElement);
  }

  AtomWriter empty(String name, String... attributes) {
    return write(
        () -> {
          xml.writeEmptyElement(name);
          writeAttributes(attributes);
        });
  }

  AtomWriter text(String name, String text, String... attributes) {
    return write(
        () -> {
          xml.writeStartElement(name);
          writeAttributes(attributes);
          xml.writeCharacters(XmlText.of(text));
          xml.writeEndElement();
        });
  }

  /** RFC 3339 in UTC, to the second: Atom readers choke on nanoseconds. */
  AtomWriter time(String name, Instant time) {
    return text(name, time.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  AtomWriter link(Link link) {
    return write(
        () -> {
          xml.writeEmptyElement("link");
          if (link.rel() != null) {
            writeAttributes("rel", link.rel());
          }
          writeAttributes("type", link.type(), "href", link.href());
          if (link.title() != null) {
            writeAttributes("title", link.title());
          }
          for (var extra : link.extras().entrySet()) {
            writeAttributes(extra.getKey(), extra.getValue());
          }
        });
  }

  byte[] toBytes() {
    write(
        () -> {
          xml.writeEndDocument();
          xml.flush();
        });
    return bytes.toByteArray();
  }

  private void writeAttributes(String... namesAndValues) throws XMLStreamException {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      xml.writeAttribute(namesAndValues[i], XmlText.of(namesAndValues[i + 1]));
    }
  }

  private AtomWriter write(Step step) {
    try {
      step.run();
      return this;
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Step {
    void run() throws XMLStreamException;
  }
}
