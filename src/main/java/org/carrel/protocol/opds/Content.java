package org.carrel.protocol.opds;

import java.util.function.Supplier;

/**
 * What a path stands for, written when it is asked for.
 *
 * @param until what changes it
 */
record Content(String mediaType, Until until, Supplier<byte[]> body) {

  /** How long it stays the same. */
  enum Until {
    /** Until the catalogue changes that the caller sees. */
    CATALOGUE,
    /** The same, or what the caller reads. */
    READING,
    /** Until something changes that has no version; its bytes alone tell. */
    ANYTHING
  }

  Content(String mediaType, Supplier<byte[]> body) {
    this(mediaType, Until.CATALOGUE, body);
  }

  static Content navigation(Version version, Supplier<Feed> feed) {
    return new Content(version.navigation(), () -> version.write(feed.get()));
  }

  static Content books(Version version, Supplier<Feed> feed) {
    return new Content(version.acquisition(), Until.READING, () -> version.write(feed.get()));
  }

  /** Whether what the reader takes has a say in what it is given. */
  boolean isNegotiated() {
    return mediaType.equals(MediaTypes.JSON_PUBLICATION) || mediaType.equals(MediaTypes.DIVINA);
  }

  Content changingWithReading() {
    return new Content(mediaType, Until.READING, body);
  }

  Content changingWithAnything() {
    return new Content(mediaType, Until.ANYTHING, body);
  }
}
