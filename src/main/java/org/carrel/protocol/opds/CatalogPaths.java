package org.carrel.protocol.opds;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The addresses of the OPDS 1.2 catalogue, below the base that the caller came in by: with an API
 * key in the path they all keep it, since such a reader can send nothing else.
 *
 * @param base path of the server's own, such as {@code /opds/v1.2} or {@code /opds/carrel_a_b/v1.2}
 */
record CatalogPaths(String base) {
  private static final Pattern UNSAFE_IN_PATHS = Pattern.compile("[\\\\/\\p{Cntrl}]|^\\.+$");

  String root() {
    return base + "/catalog";
  }

  String searchDescription() {
    return base + "/search";
  }

  /** With the parameter as OpenSearch wants it: braces, which are no part of a URI. */
  String searchTemplate() {
    return base + "/search/feed?search={searchTerms}";
  }

  String list(String name) {
    return base + "/" + name;
  }

  String one(String list, UUID id) {
    return base + "/" + list + "/" + id;
  }

  String book(UUID id) {
    return one("books", id);
  }

  /**
   * The name is for readers that save what they see in the address; the id alone finds the file.
   */
  String file(UUID id, String fileName) {
    return book(id) + "/file/" + encoded(UNSAFE_IN_PATHS.matcher(fileName).replaceAll("_"));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
