package org.carrel.catalog;

import java.nio.file.Path;

/**
 * A cover on disk, ready to be sent.
 *
 * @param tag changes with the bytes: letters and digits only
 */
public record CoverImage(Path file, String mediaType, String tag) {

  /** Names its bytes among all images. */
  public String identity() {
    return identity(tag);
  }

  static String identity(String hash) {
    return "cover " + hash;
  }
}
