package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.UNSUPPORTED;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.format.EpubBook.Heading;
import org.carrel.format.EpubBook.Resource;
import org.carrel.format.EpubPackage.Item;

/**
 * Reads EPUBs piece by piece, for readers in browsers.
 *
 * <p>Safe for threads. Every method opens the file anew, leaves nothing open, and throws {@link
 * UnreadableBook} for whatever is wrong with it, {@code UNSUPPORTED} for other kinds of book.
 */
@Singleton
public final class EpubReader {
  private final Limits limits;
  private final Epub epub;

  @Inject
  public EpubReader() {
    this(Limits.standard());
  }

  EpubReader(Limits limits) {
    this.limits = limits;
    this.epub = new Epub(limits);
  }

  private interface Reading<T> {
    T of(Archive archive, EpubPackage opf) throws IOException;
  }

  private <T> T read(Path file, Reading<T> reading) {
    return Guarded.read(
        () -> {
          try (Archive archive = Archive.zip(file, limits)) {
            if (!Epub.claims(archive)) {
              throw new UnreadableBook(UNSUPPORTED, "The book is no EPUB.");
            }
            return reading.of(archive, epub.open(archive));
          }
        });
  }

  /** What it says of its parts. */
  public EpubBook book(Path file) {
    return read(
        file,
        (archive, opf) ->
            new EpubBook(
                opf.path(), opf.steps(), resources(opf), contents(archive, opf), metadata(opf)));
  }

  private static Map<String, Resource> resources(EpubPackage opf) {
    Map<String, Resource> resources = new LinkedHashMap<>();
    opf.manifest()
        .forEach(item -> resources.put(item.id(), new Resource(item.entry(), item.mediaType())));
    return resources;
  }

  /** A broken table costs the book its table only. */
  private List<Heading> contents(Archive archive, EpubPackage opf) throws IOException {
    for (Optional<Item> table : List.of(opf.navigation(), opf.ncx())) {
      try {
        Optional<byte[]> document =
            table.isEmpty() ? Optional.empty() : archive.document(table.get().entry());
        if (document.isPresent()) {
          List<Heading> found = new EpubContents(table.get().entry()).read(document.get(), limits);
          if (!found.isEmpty()) {
            return found;
          }
        }
      } catch (UnreadableBook broken) {
        continue;
      }
    }
    return List.of();
  }

  private static Map<String, List<String>> metadata(EpubPackage opf) {
    Map<String, List<String>> told = new LinkedHashMap<>();
    for (Xml.Element element : opf.told()) {
      String property = element.attribute("property");
      String name = property == null ? element.attribute("name") : property;
      String content = element.attribute("content");
      String value = (content == null ? element.text() : content).strip();
      String key = element.name().equals("meta") && name != null ? name : element.name();
      told.computeIfAbsent(key, absent -> new ArrayList<>()).add(value);
    }
    return told;
  }

  /** One part of an EPUB, if it is there. */
  public Optional<EpubPart> entry(Path file, String entry) {
    return read(file, (archive, opf) -> part(archive, opf, entry));
  }

  /** The same by its id in the manifest. */
  public Optional<EpubPart> byId(Path file, String id) {
    return read(
        file,
        (archive, opf) -> {
          Optional<Item> item = opf.item(id);
          return item.isEmpty() ? Optional.empty() : part(archive, opf, item.get().entry());
        });
  }

  /**
   * The same by its place in the spine.
   *
   * @param place from 0
   */
  public Optional<EpubPart> chapter(Path file, int place) {
    return read(
        file,
        (archive, opf) ->
            place < 0 || place >= opf.spine().size()
                ? Optional.empty()
                : part(archive, opf, opf.spine().get(place).entry()));
  }

  private static Optional<EpubPart> part(Archive archive, EpubPackage opf, String entry)
      throws IOException {
    if (entry.startsWith("META-INF/") || !archive.has(entry)) {
      return Optional.empty();
    }
    String declared =
        opf.manifest().stream()
            .filter(item -> item.entry().equals(entry))
            .map(Item::mediaType)
            .findFirst()
            .orElse("");
    return Optional.of(new EpubPart(entry, PartType.of(declared, entry), archive.size(entry)));
  }

  /**
   * Writes a part as it lies in the archive, without ever holding all of it.
   *
   * @throws IOException if the sink does not take it
   */
  public void copy(Path file, EpubPart part, OutputStream sink) throws IOException {
    try (Archive archive = Archive.zip(file, limits)) {
      archive.copy(part.entry(), sink);
    }
  }

  /** A chapter as HTML that does nothing, whose links lead where the links say. */
  public String html(Path file, EpubPart part, PartLinks links) {
    return read(
        file,
        (archive, opf) -> new ChapterHtml(part.entry(), links).of(archive.text(part.entry())));
  }

  /**
   * Where words stand, in reading order; case, accents and line ends do not count.
   *
   * @param most that are looked for
   * @throws UnreadableBook HOSTILE if it takes too long
   */
  public List<Passage> passages(Path file, String words, int most) {
    return read(
        file,
        (archive, opf) ->
            new PassageSearch(words, most, Deadline.in(limits.rendering()))
                .in(archive, opf.spine(), contents(archive, opf)));
  }
}
