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

/**
 * Comics: an archive of images, in the natural order of their names. A double page is the one image
 * that it lies there as.
 */
final class Comic implements BookFormat {
  private static final Pattern PAGE = Pattern.compile(".*\\.(jpe?g|png|gif|webp|avif)");
  private static final Pattern HIDDEN = Pattern.compile("(.*/)?(\\.|__macosx/|@eadir/).*");

  private final Limits limits;
  private final Opening opening;
  private final Restacked restacked;

  Comic(Limits limits, Opening opening, Restacked restacked) {
    this.limits = limits;
    this.opening = opening;
    this.restacked = restacked;
  }

  /** Tells comics from other archives. */
  static boolean claims(Archive archive) {
    return archive.names().stream().anyMatch(Comic::isPage);
  }

  /** Whether an entry says anything of a comic. */
  static boolean isPart(String name) {
    return isPage(name) || isComicInfo(name);
  }

  @Override
  public Content read(Path file) {
    return opening.of(
        file,
        archive -> {
          MetadataDraft draft = new MetadataDraft();
          Optional<ComicInfo> info = comicInfo(archive);
          info.ifPresent(told -> told.tell(draft));
          return new Content(
              draft.finish(FileTitle.of(file)),
              pages(archive).size(),
              info.map(ComicInfo::isRightToLeft).orElse(false));
        });
  }

  @Override
  public PageImage page(Path file, int index) {
    return restacked.read(file, archive -> page(archive, index));
  }

  @Override
  public Optional<PageImage> cover(Path file) {
    return opening.of(
        file,
        archive -> {
          int pages = pages(archive).size();
          int front = comicInfo(archive).map(ComicInfo::frontCover).orElse(0);
          return pages == 0
              ? Optional.empty()
              : Optional.of(page(archive, front < pages ? front : 0));
        });
  }

  @Override
  public Survey survey(Path file, Survey.Measure measure) {
    return restacked.read(
        file,
        archive -> {
          List<PageSize> sizes = new ArrayList<>();
          List<String> types = new ArrayList<>();
          for (String name : pages(archive)) {
            Optional<PageImage> image = archive.image(name);
            sizes.add(image.map(one -> measure.of(one.bytes())).orElse(PageSize.UNKNOWN));
            types.add(image.map(PageImage::mediaType).orElse("application/octet-stream"));
          }
          return new Survey(sizes, types);
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
    Optional<String> name = archive.names().stream().filter(Comic::isComicInfo).findFirst();
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
    return inOrder(archive.names());
  }

  static List<String> inOrder(List<String> names) {
    return names.stream().filter(Comic::isPage).sorted(new NaturalOrder()).toList();
  }

  private static boolean isPage(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return PAGE.matcher(lower).matches() && !HIDDEN.matcher(lower).matches();
  }

  private static boolean isComicInfo(String name) {
    return name.equalsIgnoreCase("ComicInfo.xml");
  }
}
