package org.carrel.protocol.opds;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes XML elements with literal prefixes, since KOReader compares names such as {@code
 * opds:activeFacet} and {@code pse:count} as text. The JDK's stream writer took longer for a feed
 * than all the rest of it did.
 */
final class AtomWriter {
  private final StringBuilder xml = new StringBuilder(32 * 1024);
  private final Deque<String> open = new ArrayDeque<>();

  AtomWriter() {
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  }

  AtomWriter start(String name, String... attributes) {
    open.push(name);
    return tag(name, attributes).close(">");
  }

  AtomWriter end() {
    return end(open.pop());
  }

  AtomWriter empty(String name, String... attributes) {
    return tag(name, attributes).close("/>");
  }

  AtomWriter text(String name, String text, String... attributes) {
    tag(name, attributes).close(">");
    XmlText.append(xml, text);
    return end(name);
  }

  /** RFC 3339 in UTC, to the second: Atom readers choke on nanoseconds. */
  AtomWriter time(String name, Instant time) {
    return text(name, time.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  AtomWriter link(Link link) {
    tag("link");
    if (link.rel() != null) {
      attribute("rel", link.rel());
    }
    attribute("type", link.type());
    attribute("href", link.href());
    if (link.title() != null) {
      attribute("title", link.title());
    }
    if (link.facts().bytes() > 0) {
      attribute("length", String.valueOf(link.facts().bytes()));
    }
    link.attributes().forEach(this::attribute);
    return close("/>");
  }

  byte[] toBytes() {
    return xml.toString().getBytes(StandardCharsets.UTF_8);
  }

  private AtomWriter tag(String name, String... namesAndValues) {
    xml.append('<').append(name);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      attribute(namesAndValues[i], namesAndValues[i + 1]);
    }
    return this;
  }

  private void attribute(String name, String value) {
    xml.append(' ').append(name).append("=\"");
    XmlText.append(xml, value);
    xml.append('"');
  }

  private AtomWriter close(String bracket) {
    xml.append(bracket);
    return this;
  }

  private AtomWriter end(String name) {
    xml.append("</").append(name).append('>');
    return this;
  }
}
