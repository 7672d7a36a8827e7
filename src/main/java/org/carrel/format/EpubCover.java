package org.carrel.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carrel.format.EpubPackage.Item;

/** Looks for the cover of an EPUB where EPUB 3, EPUB 2 and careless books put it. */
final class EpubCover {
  private final Archive archive;
  private final EpubPackage opf;
  private final Limits limits;

  EpubCover(Archive archive, EpubPackage opf, Limits limits) {
    this.archive = archive;
    this.opf = opf;
    this.limits = limits;
  }

  Optional<PageImage> find() throws IOException {
    for (String entry : candidates()) {
      Optional<PageImage> image = archive.image(entry);
      if (image.isPresent()) {
        return image;
      }
    }
    return onPage(opf.guideCover());
  }

  private Set<String> candidates() {
    Set<String> entries = new LinkedHashSet<>();
    List<Item> images = opf.manifest().stream().filter(Item::isImage).toList();
    images.stream()
        .filter(item -> List.of(item.properties().split("\\s+")).contains("cover-image"))
        .forEach(item -> entries.add(item.entry()));
    opf.namedCover().flatMap(opf::item).ifPresent(item -> entries.add(item.entry()));
    opf.namedCover().ifPresent(entries::add);
    images.stream().filter(EpubCover::soundsLikeCover).forEach(item -> entries.add(item.entry()));
    return entries;
  }

  private static boolean soundsLikeCover(Item item) {
    return (item.id() + " " + item.entry()).toLowerCase(Locale.ROOT).contains("cover");
  }

  /** The first image on the guide's cover page. */
  private Optional<PageImage> onPage(Optional<String> page) throws IOException {
    Optional<byte[]> document = page.isEmpty() ? Optional.empty() : archive.document(page.get());
    if (document.isEmpty()) {
      return Optional.empty();
    }
    for (String entry : images(page.get(), document.get())) {
      Optional<PageImage> image = archive.image(entry);
      if (image.isPresent()) {
        return image;
      }
    }
    return Optional.empty();
  }

  private List<String> images(String page, byte[] document) {
    List<String> entries = new ArrayList<>();
    try {
      Xml.read(
          document,
          limits,
          element -> {
            if (element.name().equals("img") || element.name().equals("image")) {
              String source = element.name().equals("img") ? "src" : "href";
              EntryPath.resolve(page, element.attribute(source)).ifPresent(entries::add);
            }
          });
    } catch (UnreadableBook malformed) {
      return entries;
    }
    return entries;
  }
}
