package org.carrel.gallery;

import java.util.Optional;
import org.carrel.failure.Failure;

/**
 * A template that somebody wants kept.
 *
 * @param name without characters that no file may have, of at most 100
 * @param dimensionMode {@code ADAPTIVE} or {@code PREDEFINED}
 * @param json as the editor wrote it
 * @param sourceImage the image that it was made with
 * @param savePath empty, {@code library/<id>} or a folder below it
 */
public record NewTemplate(
    String name,
    Optional<String> description,
    String dimensionMode,
    String json,
    String sourceImage,
    String savePath) {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_DESCRIPTION = 1_000;
  private static final int LONGEST_IMAGE = 1_000;
  private static final int LONGEST_PATH = 400;
  private static final int LARGEST = 64 * 1024;

  /**
   * @throws Failure INVALID
   */
  public NewTemplate {
    String cleared = name.replaceAll("[/\\\\:*?\"<>|\\p{Cntrl}]", "").strip();
    name = cleared.substring(0, Math.min(LONGEST_NAME, cleared.length()));
    savePath = savePath.replaceAll("^/+|/+$", "");
    if (name.isEmpty() || name.startsWith(".")) {
      throw Failure.invalid("The template has no name.");
    }
    if (json.length() > LARGEST
        || sourceImage.length() > LONGEST_IMAGE
        || savePath.length() > LONGEST_PATH
        || description.filter(text -> text.length() > LONGEST_DESCRIPTION).isPresent()) {
      throw Failure.invalid("The template is too large.");
    }
  }
}
