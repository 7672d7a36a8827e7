package org.carrel.image;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What images are written as. */
public enum ImageFormat {
  JPEG("image/jpeg", "jpg"),
  PNG("image/png", "png"),
  /** The first frame only. */
  GIF("image/gif", "gif"),
  /** Where the server has the native library for it. */
  WEBP("image/webp", "webp");

  private final String mediaType;
  private final String extension;

  ImageFormat(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  public String mediaType() {
    return mediaType;
  }

  public String extension() {
    return extension;
  }

  /** By imagor's name for it, in any case. */
  static Optional<ImageFormat> named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals("jpg")
        ? Optional.of(JPEG)
        : Arrays.stream(values())
            .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(lower))
            .findFirst();
  }

  public boolean canBeWritten() {
    return this != WEBP || NativeWebp.find().isPresent();
  }

  boolean isTransparent() {
    return this != JPEG;
  }
}
