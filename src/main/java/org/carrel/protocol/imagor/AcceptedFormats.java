package org.carrel.protocol.imagor;

import java.util.EnumSet;
import java.util.Set;
import org.carrel.image.ImageFormat;
import org.jspecify.annotations.Nullable;

/** Which formats a client names in its Accept header; wildcards name none, weights do not count. */
final class AcceptedFormats {
  private AcceptedFormats() {}

  static Set<ImageFormat> of(@Nullable String accept) {
    Set<ImageFormat> named = EnumSet.noneOf(ImageFormat.class);
    for (ImageFormat format : ImageFormat.values()) {
      if (accept != null && accept.contains(format.mediaType())) {
        named.add(format);
      }
    }
    return named;
  }
}
