package org.carrel.protocol.opds;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An Atom link.
 *
 * @param extras further attributes under their literal names, such as {@code pse:count}
 */
record Link(
    @Nullable String rel,
    String type,
    String href,
    @Nullable String title,
    Map<String, String> extras) {

  Link(@Nullable String rel, String type, String href) {
    this(rel, type, href, null, Map.of());
  }
}
