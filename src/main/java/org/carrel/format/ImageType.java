package org.carrel.format;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The raster images that go out as they are, told by their first bytes. */
enum ImageType {
  JPEG("image/jpeg", 0, "\u00ff\u00d8\u00ff"),
  PNG("image/png", 0, "\u0089PNG\r\n\u001a\n"),
  GIF("image/gif", 0, "GIF8"),
  WEBP("image/webp", 8, "WEBP"),
  AVIF("image/avif", 4, "ftypavif");

  private final String mediaType;
  private final int offset;
  private final byte[] magic;

  ImageType(String mediaType, int offset, String magic) {
    this.mediaType = mediaType;
    this.offset = offset;
    this.magic = magic.getBytes(StandardCharsets.ISO_8859_1);
  }

  String mediaType() {
    return mediaType;
  }

  static Optional<ImageType> of(byte[] bytes) {
    for (ImageType type : values()) {
      if (type.matches(bytes)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  private boolean matches(byte[] bytes) {
    int end = offset + magic.length;
    return bytes.length >= end
        && java.util.Arrays.equals(bytes, offset, end, magic, 0, magic.length);
  }
}
