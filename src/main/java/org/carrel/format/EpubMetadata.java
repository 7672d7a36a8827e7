package org.carrel.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carrel.format.Xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * Dublin Core as EPUB 2 (attributes), EPUB 3 (refinements) and calibre (named metas) write it.
 *
 * @see <a href="https://www.w3.org/TR/epub-33/#sec-metadata-elem">EPUB 3.3, metadata</a>
 */
final class EpubMetadata {
  private final List<Element> elements;

  /** Refinements by the id they refine, then by property. */
  private final Map<String, Map<String, String>> refinements = new HashMap<>();

  EpubMetadata(List<Element> elements) {
    this.elements = elements;
    for (Element element : elements) {
      String refined = element.attribute("refines");
      String property = element.attribute("property");
      if (refined != null && property != null) {
        refinements
            .computeIfAbsent(refined.replaceFirst("^#", ""), id -> new HashMap<>())
            .putIfAbsent(property, element.text().strip());
      }
    }
  }

  Metadata read(String fallbackTitle) {
    MetadataDraft draft = new MetadataDraft();
    mainTitle(draft);
    authors(draft);
    elements.forEach(element -> take(element, draft));
    draft.series(named("calibre:series"), named("calibre:series_index"));
    return draft.finish(fallbackTitle);
  }

  private void take(Element element, MetadataDraft draft) {
    String text = element.text();
    switch (element.name()) {
      case "title" -> draft.title(text);
      case "language" -> draft.language(text);
      case "publisher" -> draft.publisher(text);
      case "description" -> draft.description(text);
      case "subject" -> draft.subject(text);
      case "identifier" -> draft.identifier(scheme(element), text);
      case "date" -> takeDate(element, draft);
      case "meta" -> takeMeta(element, draft);
      default -> {}
    }
  }

  /** Of several titles, EPUB 3 marks the main one. */
  private void mainTitle(MetadataDraft draft) {
    for (Element element : elements) {
      if (element.name().equals("title") && "main".equals(refined(element, "title-type"))) {
        draft.title(element.text());
      }
    }
  }

  private void authors(MetadataDraft draft) {
    elements.stream().filter(this::isAuthor).forEach(element -> takeCreator(element, draft));
    if (!draft.hasAuthors()) {
      elements.stream()
          .filter(element -> element.name().equals("creator"))
          .forEach(element -> takeCreator(element, draft));
    }
  }

  private boolean isAuthor(Element element) {
    String role = refined(element, "role");
    return element.name().equals("creator") && (role == null || role.equals("aut"));
  }

  private void takeCreator(Element element, MetadataDraft draft) {
    draft.author(element.text(), refined(element, "file-as"));
  }

  /** EPUB 2 also dates the file itself ({@code modification}, {@code creation}). */
  private static void takeDate(Element element, MetadataDraft draft) {
    String event = element.attribute("event");
    if (event == null || event.contains("publication")) {
      draft.published(PublicationDate.parse(element.text()));
    }
  }

  private void takeMeta(Element element, MetadataDraft draft) {
    if ("belongs-to-collection".equals(element.attribute("property"))) {
      String type = refined(element, "collection-type");
      if (type == null || type.equals("series")) {
        draft.series(element.text(), refined(element, "group-position"));
      }
    }
  }

  private @Nullable String scheme(Element element) {
    String type = refined(element, "identifier-type");
    return "02".equals(type) || "15".equals(type) ? "isbn" : element.attribute("scheme");
  }

  /** The EPUB 2 attribute or the EPUB 3 refinement of that name. */
  private @Nullable String refined(Element element, String name) {
    String attribute = element.attribute(name);
    if (attribute != null) {
      return attribute;
    }
    return refinements.getOrDefault(String.valueOf(element.attribute("id")), Map.of()).get(name);
  }

  private @Nullable String named(String name) {
    for (Element element : elements) {
      if (name.equals(element.attribute("name"))) {
        return element.attribute("content");
      }
    }
    return null;
  }
}
