package org.carrel.protocol.zettelstore;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;

/**
 * The token of {@code Authorization: Bearer}, as Zettelstore reads it: the scheme in any case, one
 * space, and repeated headers joined, so that two of them are none that works.
 */
final class BearerHeader {
  private static final String SCHEME = "Bearer ";

  private BearerHeader() {}

  static Optional<String> of(HttpServletRequest request) {
    String header = String.join(", ", Collections.list(request.getHeaders("Authorization")));
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(header.substring(SCHEME.length()))
        : Optional.empty();
  }
}
