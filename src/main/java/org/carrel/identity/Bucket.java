package org.carrel.identity;

import java.time.Duration;

/**
 * What is counted together.
 *
 * @param id the SHA-256 of its kind and of what it counts
 * @param limit how many fit into one window
 */
record Bucket(String id, int limit, Duration window) {
  Bucket(String kind, String counted, int limit, Duration window) {
    this(Digests.sha256(kind + "\0" + counted), limit, window);
  }
}
