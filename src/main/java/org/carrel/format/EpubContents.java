package org.carrel.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.carrel.format.EpubBook.Heading;
import org.carrel.format.Xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * Builds a table of contents out of elements that end one after the other: what a line says comes
 * before the lines below it, and its own end after them.
 *
 * @see <a href="https://www.w3.org/TR/epub-33/#sec-nav">EPUB 3.3, navigation document</a>
 */
final class EpubContents {
  private static final int LONGEST_LABEL = 500;
  private static final int MOST = 10_000;

  private final String path;
  private final Deque<Open> open = new ArrayDeque<>();
  private List<Heading> roots = new ArrayList<>();
  private List<Heading> found = List.of();
  private String label = "";
  private int place;

  /**
   * @param path the entry of the document, which references are relative to
   */
  EpubContents(String path) {
    this.path = path;
  }

  List<Heading> read(byte[] document, Limits limits) {
    Xml.read(document, limits, this::take);
    return found;
  }

  private void take(Element element) {
    switch (element.name()) {
      case "text" -> label = element.text();
      case "content" -> begin(label, element.attribute("src"));
      case "a" -> begin(element.text(), element.attribute("href"));
      case "span" -> beginPlain(element);
      case "navPoint" -> end();
      case "li" -> end();
      case "nav" -> leave("toc".equals(element.attribute("type")));
      case "navMap" -> leave(true);
      default -> {}
    }
  }

  private void beginPlain(Element element) {
    if (element.parent().equals("li")) {
      begin(element.text(), null);
    }
  }

  private void begin(String said, @Nullable String reference) {
    if (place < MOST) {
      String name = Objects.requireNonNullElse(Text.line(said, LONGEST_LABEL), "");
      open.push(new Open(name, target(reference), ++place, new ArrayList<>()));
    }
  }

  private String target(@Nullable String reference) {
    if (reference == null) {
      return "";
    }
    int fragment = reference.indexOf('#');
    String rest = fragment < 0 ? "" : reference.substring(fragment);
    return EntryPath.resolve(path, reference).map(entry -> entry + rest).orElse("");
  }

  private void end() {
    Open ended = open.poll();
    if (ended != null) {
      Open around = open.peek();
      List<Heading> beside = around == null ? roots : around.below;
      beside.add(new Heading(ended.label, ended.entry, ended.place, List.copyOf(ended.below)));
    }
  }

  private void leave(boolean wanted) {
    if (wanted) {
      found = List.copyOf(roots);
    }
    roots = new ArrayList<>();
    open.clear();
  }

  private record Open(String label, String entry, int place, List<Heading> below) {}
}
