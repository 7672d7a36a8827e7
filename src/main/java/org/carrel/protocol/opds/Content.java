package org.carrel.protocol.opds;

import java.util.function.Supplier;

/**
 * What a path stands for, written when it is asked for.
 *
 * @param personal whether it changes with what the caller reads, too
 */
record Content(String mediaType, boolean personal, Supplier<byte[]> body) {

  Content(String mediaType, Supplier<byte[]> body) {
    this(mediaType, false, body);
  }

  static Content navigation(Version version, Supplier<Feed> feed) {
    return new Content(version.navigation(), () -> version.write(feed.get()));
  }

  static Content books(Version version, Supplier<Feed> feed) {
    return new Content(version.acquisition(), () -> version.write(feed.get()));
  }

  Content changingWithReading() {
    return new Content(mediaType, true, body);
  }
}
