package org.carrel.format;

import java.util.Optional;

/**
 * One encoded raster image: a page or a cover.
 *
 * @param mediaType told by the bytes: {@code image/jpeg}, {@code png}, {@code gif}, {@code webp} or
 *     {@code avif}, so it is safe to send as it is
 * @param bytes not copied; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and too large to copy
public record PageImage(String mediaType, byte[] bytes) {

  /** Empty if they are no image that goes out as it is. */
  static Optional<PageImage> of(byte[] bytes) {
    return ImageType.of(bytes).map(type -> new PageImage(type.mediaType(), bytes));
  }
}
