package org.carrel.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.format.Xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * The package document of an EPUB: metadata, manifest and spine, as written.
 *
 * @see <a href="https://www.w3.org/TR/epub-33/#sec-package-doc">EPUB 3.3, package document</a>
 */
final class EpubPackage {
  private final String path;
  private final List<Element> metadata = new ArrayList<>();
  private final Map<String, Item> manifest = new LinkedHashMap<>();
  private final List<Item> spine = new ArrayList<>();
  private final List<EpubBook.Step> steps = new ArrayList<>();
  private @Nullable String ncx;
  private boolean rightToLeft;
  private @Nullable String guideCover;

  private EpubPackage(String path) {
    this.path = path;
  }

  /**
   * @param id in the manifest
   * @param entry name in the archive; empty if the item lies outside
   * @param properties as written, never null
   */
  record Item(String id, String entry, String mediaType, String properties) {
    boolean isNcx() {
      return mediaType.equals("application/x-dtbncx+xml");
    }

    boolean isImage() {
      return mediaType.startsWith("image/");
    }
  }

  static EpubPackage read(String path, byte[] document, Limits limits) {
    EpubPackage opf = new EpubPackage(path);
    Xml.read(document, limits, opf::take);
    return opf;
  }

  Metadata metadata(String fallbackTitle) {
    return new EpubMetadata(metadata).read(fallbackTitle);
  }

  List<Item> spine() {
    return List.copyOf(spine);
  }

  /** Whether the book asks for it; by default it is left to the reader. */
  boolean isRightToLeft() {
    return rightToLeft;
  }

  /** The spine as written, also what leads nowhere. */
  List<EpubBook.Step> steps() {
    return List.copyOf(steps);
  }

  String path() {
    return path;
  }

  /** The elements of the metadata as written. */
  List<Element> told() {
    return List.copyOf(metadata);
  }

  /** The item that holds EPUB 2's table of contents. */
  Optional<Item> ncx() {
    return item(ncx)
        .or(() -> manifest.values().stream().filter(Item::isNcx).findFirst())
        .filter(item -> !item.entry().isEmpty());
  }

  /** The item that holds EPUB 3's table of contents. */
  Optional<Item> navigation() {
    return manifest.values().stream()
        .filter(item -> List.of(item.properties().split("\\s+")).contains("nav"))
        .filter(item -> !item.entry().isEmpty())
        .findFirst();
  }

  List<Item> manifest() {
    return List.copyOf(manifest.values());
  }

  Optional<Item> item(@Nullable String id) {
    return Optional.ofNullable(id == null ? null : manifest.get(id));
  }

  /** What an EPUB 2 {@code <meta name="cover">} names: an id, or a path in careless books. */
  Optional<String> namedCover() {
    return metadata.stream()
        .filter(element -> "cover".equals(element.attribute("name")))
        .flatMap(element -> Optional.ofNullable(element.attribute("content")).stream())
        .findFirst();
  }

  /** The archive's name of the page that an EPUB 2 guide calls the cover. */
  Optional<String> guideCover() {
    return Optional.ofNullable(guideCover);
  }

  private void take(Element element) {
    switch (element.name()) {
      case "item" -> takeItem(element);
      case "itemref" -> takeStep(element);
      case "spine" -> takeSpine(element);
      case "reference" -> takeReference(element);
      default -> {
        if (element.parent().endsWith("metadata")) {
          metadata.add(element);
        }
      }
    }
  }

  private void takeSpine(Element element) {
    ncx = element.attribute("toc");
    rightToLeft = value(element, "page-progression-direction").equals("rtl");
  }

  private void takeItem(Element element) {
    String id = element.attribute("id");
    if (id != null) {
      String entry = EntryPath.resolve(path, element.attribute("href")).orElse("");
      manifest.putIfAbsent(
          id, new Item(id, entry, value(element, "media-type"), value(element, "properties")));
    }
  }

  private void takeStep(Element element) {
    String idref = element.attribute("idref");
    item(idref).ifPresent(spine::add);
    if (idref != null) {
      steps.add(
          new EpubBook.Step(
              idref,
              element.attribute("id"),
              element.attribute("properties"),
              !value(element, "linear").equals("no")));
    }
  }

  private void takeReference(Element element) {
    if (guideCover == null && value(element, "type").equalsIgnoreCase("cover")) {
      guideCover = EntryPath.resolve(path, element.attribute("href")).orElse(null);
    }
  }

  private static String value(Element element, String attribute) {
    String value = element.attribute(attribute);
    return value == null ? "" : value;
  }
}
