package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.access.Visibility;
import org.carrel.failure.Failure;
import org.carrel.format.BookType;
import org.carrel.format.PageImage;
import org.carrel.image.Dimensions;
import org.carrel.image.Encoded;
import org.carrel.image.ImageFormat;
import org.carrel.image.Parameters;
import org.carrel.image.Parameters.Box;
import org.carrel.image.Parameters.Fit;
import org.carrel.image.Renderer;
import org.carrel.image.Rendition;
import org.carrel.image.RenditionCache;
import org.carrel.image.RenditionKey;

/**
 * Pages as readers turn them. Those of a PDF are drawn once and kept; of an EPUB the cover is the
 * only one.
 */
@Singleton
public class Pages {
  private static final Set<String> SHOWN = Set.of("image/jpeg", "image/png", "image/gif");

  /** Sent as it is, to readers that can show it: we have nothing that decodes it. */
  private static final String AVIF = "image/avif";

  private final Holdings holdings;
  private final BookContents contents;
  private final Covers covers;
  private final RenditionCache cache;
  private final Renderer renderer;

  @Inject
  Pages(
      Holdings holdings,
      BookContents contents,
      Covers covers,
      RenditionCache cache,
      Renderer renderer) {
    this.holdings = holdings;
    this.contents = contents;
    this.covers = covers;
    this.cache = cache;
    this.renderer = renderer;
  }

  /**
   * For readers that show JPEG, PNG and GIF only: a page of another kind, or a wider one, becomes a
   * JPEG. A page is always whole.
   *
   * @param number from 1
   * @param width at most, in pixels; 0 for any
   * @return as {@link #find} does
   */
  public Optional<ShownPage> fitting(Visibility visibility, UUID book, int number, int width) {
    return find(visibility, book, number)
        .map(
            page ->
                new ShownPage(
                    Sha256.hex(page.tag() + " fitting " + width).substring(0, 32),
                    () -> fitting(page, width)));
  }

  /** The media type that {@link #fitting} makes of a page that keeps its width. */
  public static String fittingType(String mediaType) {
    return SHOWN.contains(mediaType) || mediaType.equals(AVIF)
        ? mediaType
        : ImageFormat.JPEG.mediaType();
  }

  private Rendition fitting(ShownPage page, int width) {
    Rendition whole = page.image().get();
    boolean shown = SHOWN.contains(whole.mediaType());
    if (shown && width == 0 || whole.mediaType().equals(AVIF)) {
      return whole;
    }
    byte[] bytes = bytes(whole);
    Dimensions size = renderer.dimensions(bytes);
    if (shown && size.width() <= width) {
      return whole;
    }
    int fitting = width == 0 ? size.width() : Math.min(width, size.width());
    int height = (int) Math.max(1, Math.round((double) size.height() * fitting / size.width()));
    Parameters parameters = Parameters.of("page").resized(Fit.FIT_IN, Box.of(fitting, height));
    return cache.get(
        RenditionKey.of(page.tag(), parameters, Optional.of(ImageFormat.JPEG)),
        () -> renderer.render(parameters, Optional.of(ImageFormat.JPEG), name -> bytes));
  }

  private static byte[] bytes(Rendition image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) image.length());
    try {
      image.writeTo(bytes);
    } catch (IOException gone) {
      throw nothing();
    }
    return bytes.toByteArray();
  }

  /**
   * @param number from 1
   * @return empty for an unknown book, a hidden one, and one whose file is gone
   */
  public Optional<ShownPage> find(Visibility visibility, UUID book, int number) {
    return contents
        .version(visibility, book)
        .map(version -> "page %s %s %d".formatted(book, version, number))
        .map(
            name ->
                new ShownPage(
                    Sha256.hex(name).substring(0, 32),
                    () -> image(visibility, book, number, name)));
  }

  private Rendition image(Visibility visibility, UUID book, int number, String name) {
    String type = holdings.find(visibility, book).map(Holding::mediaType).orElse("");
    if (type.equals(BookType.EPUB.mediaType())) {
      return cover(visibility, book, number);
    }
    if (type.equals(BookType.PDF.mediaType())) {
      RenditionKey key = RenditionKey.of(name, Parameters.of("page"), Optional.empty());
      return cache.get(key, () -> read(visibility, book, number));
    }
    return new Rendition.Small(read(visibility, book, number));
  }

  private Encoded read(Visibility visibility, UUID book, int number) {
    PageImage page =
        contents.page(visibility, book, Math.max(0, number) - 1).orElseThrow(Pages::nothing);
    return new Encoded(page.mediaType(), page.bytes());
  }

  private Rendition cover(Visibility visibility, UUID book, int number) {
    CoverImage cover =
        covers.original(visibility, book).filter(any -> number == 1).orElseThrow(Pages::nothing);
    try {
      return new Rendition.Stored(cover.file(), cover.mediaType(), 0, Files.size(cover.file()));
    } catch (IOException gone) {
      throw nothing();
    }
  }

  private static Failure nothing() {
    return Failure.notFound("The book has no such page.");
  }
}
