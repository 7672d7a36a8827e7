package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.DAMAGED;
import static org.carrel.format.UnreadableBook.Defect.UNSUPPORTED;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Comics: a ZIP file of images, in the natural order of their names. */
final class Cbz implements BookFormat {
  private static final Pattern PAGE = Pattern.compile(".*\\.(jpe?g|png|gif|webp|avif)");
  private static final Pattern HIDDEN = Pattern.compile("(.*/)?(\\.|__macosx/).*");

  private final Limits limits;

  Cbz(Limits limits) {
    this.limits = limits;
  }

  /** Tells comics from other archives. */
  static boolean claims(Archive archive) {
    return archive.names().stream().anyMatch(Cbz::isPage);
  }

  @Override
  public Content read(Path file) {
    return Guarded.read(
        () -> {
          try (Archive archive = Archive.open(file, limits)) {
            MetadataDraft draft = new MetadataDraft();
            comicInfo(archive).ifPresent(info -> info.tell(draft));
            return new Content(draft.finish(FileTitle.of(file)), pages(archive).size());
          }
        });
  }

  @Override
  public PageImage page(Path file, int index) {
    return Guarded.read(
        () -> {
          try (Archive archive = Archive.open(file, limits)) {
            return page(archive, index);
          }
        });
  }

  @Override
  public Optional<PageImage> cover(Path file) {
    return Guarded.read(
        () -> {
          try (Archive archive = Archive.open(file, limits)) {
            int pages = pages(archive).size();
            int front = comicInfo(archive).map(ComicInfo::frontCover).orElse(0);
            return pages == 0
                ? Optional.empty()
                : Optional.of(page(archive, front < pages ? front : 0));
          }
        });
  }

  @Override
  public Survey survey(Path file, Survey.Measure measure) {
    return Guarded.read(
        () -> {
          try (Archive archive = Archive.open(file, limits)) {
            List<PageSize> sizes = new ArrayList<>();
            List<String> types = new ArrayList<>();
            for (String name : pages(archive)) {
              Optional<PageImage> image = archive.image(name);
              sizes.add(image.map(one -> measure.of(one.bytes())).orElse(PageSize.UNKNOWN));
              types.add(image.map(PageImage::mediaType).orElse("application/octet-stream"));
            }
            return new Survey(sizes, types);
          }
        });
  }

  private static PageImage page(Archive archive, int index) throws IOException {
    List<String> pages = pages(archive);
    if (index < 0 || index >= pages.size()) {
      throw new UnreadableBook(UNSUPPORTED, "The book has no such page.");
    }
    return archive
        .image(pages.get(index))
        .orElseThrow(() -> new UnreadableBook(DAMAGED, "The page is not an image."));
  }

  /** A broken ComicInfo costs the book its metadata only. */
  private Optional<ComicInfo> comicInfo(Archive archive) throws IOException {
    Optional<String> name = archive.names().stream().filter(Cbz::isComicInfo).findFirst();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      return archive.document(name.get()).map(bytes -> ComicInfo.read(bytes, limits));
    } catch (UnreadableBook broken) {
      return Optional.empty();
    }
  }

  private static List<String> pages(Archive archive) {
    return archive.names().stream().filter(Cbz::isPage).sorted(new NaturalOrder()).toList();
  }

  private static boolean isPage(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return PAGE.matcher(lower).matches() && !HIDDEN.matcher(lower).matches();
  }

  private static boolean isComicInfo(String name) {
    return name.equalsIgnoreCase("ComicInfo.xml");
  }
}
