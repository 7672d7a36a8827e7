package org.carrel.format;

import java.util.ArrayList;
import java.util.List;
import org.carrel.format.Xml.Element;

/**
 * The Dublin Core and calibre parts of an XMP packet.
 *
 * @see <a href="https://developer.adobe.com/xmp/docs/XMPNamespaces/dc/">XMP, Dublin Core</a>
 */
final class Xmp {
  private final MetadataDraft draft;
  private final List<String> items = new ArrayList<>();

  private Xmp(MetadataDraft draft) {
    this.draft = draft;
  }

  static void read(byte[] packet, Limits limits, MetadataDraft draft) {
    Xmp xmp = new Xmp(draft);
    Xml.read(packet, limits, xmp::take);
  }

  private void take(Element element) {
    switch (element.name()) {
      case "li" -> items.add(element.text());
      case "Alt", "Seq", "Bag" -> {}
      default -> {
        if (element.parent().equals("Description")) {
          property(element);
        }
        items.clear();
      }
    }
  }

  private void property(Element element) {
    List<String> values = items.isEmpty() ? List.of(element.text()) : List.copyOf(items);
    switch (element.name()) {
      case "title" -> draft.title(values.get(0));
      case "creator" -> values.forEach(name -> draft.author(name, null));
      case "description" -> draft.description(values.get(0));
      case "subject" -> values.forEach(draft::subject);
      case "publisher" -> draft.publisher(values.get(0));
      case "language" -> draft.language(values.get(0));
      case "date" -> draft.published(PublicationDate.parse(values.get(0)));
      case "identifier", "isbn" -> draft.identifier(scheme(element), values.get(0));
      default -> {}
    }
  }

  private static String scheme(Element element) {
    return element.name().equals("isbn") ? "isbn" : "";
  }
}
