package org.carrel.image;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.image.Parameters.Box;
import org.carrel.image.Parameters.Fit;

/**
 * Makes images out of images.
 *
 * <p>Safe for threads. JPEG, PNG, GIF (the first frame) and WebP go in; every header is read before
 * a pixel is decoded, and only so many pixels are in memory at once. Every method throws {@link
 * Failure}: {@code UNSUPPORTED_MEDIA_TYPE} for what is no such image, {@code INVALID} if it is
 * damaged, {@code TOO_LARGE} beyond 9,999 pixels a side, 81 million or what memory allows, {@code
 * UNAVAILABLE} if no turn comes.
 */
@Singleton
public final class Renderer {
  private final Turns turns;

  @Inject
  public Renderer() {
    this(new Turns(Runtime.getRuntime().availableProcessors(), ImageLimits.inMemory()));
  }

  Renderer(Turns turns) {
    this.turns = turns;
  }

  /**
   * @param format empty for the one that the image has
   */
  public Encoded render(Parameters parameters, Optional<ImageFormat> format, Source source) {
    return turns.call(turn -> guarded(() -> render(parameters, format, source, turn)));
  }

  private static Encoded render(
      Parameters parameters, Optional<ImageFormat> format, Source source, Turns.Turn turn) {
    Work work = Work.of(parameters, source, turn);
    ImageFormat as = format.orElseGet(work::ownFormat);
    Quality quality = Quality.of(parameters.filters());
    return new Encoded(as.mediaType(), Encoder.encode(work.picture(), as, quality));
  }

  /** The image as it is stored, if it is one that is safe to show. */
  public Encoded raw(String name, Source source) {
    return turns.call(
        turn ->
            guarded(
                () -> {
                  byte[] bytes = source.read(name);
                  return new Encoded(Decoder.open(bytes).codec().format().mediaType(), bytes);
                }));
  }

  /** The size of an image, read from its header when it is its turn. */
  public Dimensions dimensions(String name, Source source) {
    return turns.call(turn -> guarded(() -> dimensions(source.read(name))));
  }

  /** The size of an image, read from its header. */
  public Dimensions dimensions(byte[] image) {
    return Decoder.open(image).upright();
  }

  /** What stands for an image until it is there. */
  public Sketch sketch(Source source) {
    return turns.call(turn -> guarded(() -> sketch(source, turn)));
  }

  private static Sketch sketch(Source source, Turns.Turn turn) {
    Parameters small = Parameters.of("picture").resized(Fit.FIT_IN, Box.of(100, 100));
    byte[] bytes = source.read("picture");
    BufferedImage picture = Work.of(small, name -> bytes, turn).picture();
    return new Sketch(
        Decoder.open(bytes).upright(),
        Palette.hex(Colours.average(picture).getRGB()),
        Palette.of(picture),
        Thumbhash.of(picture));
  }

  /** What is known of an image after what is done to it, by imagor's names. */
  public Map<String, Object> facts(
      Parameters parameters, Optional<ImageFormat> format, Source source) {
    return turns.call(turn -> guarded(() -> facts(parameters, format, source, turn)));
  }

  private static Map<String, Object> facts(
      Parameters parameters, Optional<ImageFormat> format, Source source, Turns.Turn turn) {
    Work work = Work.of(parameters, source, turn);
    ImageFormat as = format.orElseGet(work::ownFormat);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("format", as.name().toLowerCase(Locale.ROOT));
    facts.put("content_type", as.mediaType());
    BufferedImage picture = work.picture();
    facts.put("width", picture.getWidth());
    facts.put("height", picture.getHeight());
    facts.putAll(work.facts());
    facts.putAll(Fingerprints.of(parameters, picture));
    return facts;
  }

  private static <T> T guarded(Supplier<T> work) {
    try {
      return work.get();
    } catch (OutOfMemoryError exhausted) {
      throw new Failure(Reason.TOO_LARGE, "The image takes too much memory.", exhausted);
    }
  }
}
