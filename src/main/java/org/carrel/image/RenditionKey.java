package org.carrel.image;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Names an image and what was done to it.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record RenditionKey(String hex) {
  /** Filters that change no byte of the result, or are known by the format already. */
  private static final Set<String> INERT =
      Set.of(
          "expire",
          "max_age",
          "attachment",
          "preview",
          "format",
          "autojpg",
          "fallback_format",
          "palette",
          "bitdepth",
          "compression",
          "to_colorspace",
          "draw_detections",
          "redact",
          "redact_oval",
          "strip_exif",
          "strip_icc",
          "strip_metadata",
          "blurhash",
          "thumbhash",
          "avgcolor",
          "dpi",
          "max_frames");

  /** Raised whenever the same operations give other bytes than before. */
  private static final String EDITION = "2";

  static boolean isInert(Filter filter) {
    return INERT.contains(filter.name());
  }

  /**
   * @param source names the bytes of every image that goes in, so it changes with them
   * @param format empty for the one that the image has
   */
  public static RenditionKey of(
      String source, Parameters parameters, Optional<ImageFormat> format) {
    String operations =
        ParametersWriter.operations(parameters.filteredBy(filter -> !isInert(filter)));
    String as = format.map(f -> f.name().toLowerCase(Locale.ROOT)).orElse("-");
    String colour = parameters.isColour() ? parameters.image() : "";
    return new RenditionKey(sha256(String.join("\n", EDITION, as, operations, colour, source)));
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For an entity tag: letters and digits. */
  public String tag() {
    return hex.substring(0, 32);
  }
}
