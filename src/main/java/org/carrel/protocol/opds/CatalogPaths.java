package org.carrel.protocol.opds;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.carrel.http.Links;

/**
 * The addresses of the catalogue in one version of OPDS, below the base that the caller came in by:
 * with an API key in the path they all keep it, since such a reader can send nothing else.
 *
 * @param base path of the server's own, such as {@code /opds/v1.2} or {@code /opds/carrel_a_b/v1.2}
 * @param origin scheme and host, for templates: readers that resolve one before they fill it in
 *     would escape its braces
 */
record CatalogPaths(Version version, String base, String origin) {
  private static final Pattern UNSAFE_IN_PATHS = Pattern.compile("[\\\\/\\p{Cntrl}]|^\\.+$");

  static CatalogPaths of(Version version, Links links) {
    return new CatalogPaths(version, links.path("/opds/" + version.step()), links.origin());
  }

  String root() {
    return base + "/catalog";
  }

  /** How to search, as the version tells it. */
  Link search() {
    return version.search(this);
  }

  /** With the parameter as OpenSearch wants it: braces, which are no part of a URI. */
  String searchTemplate() {
    return origin + base + "/search/feed?search={searchTerms}";
  }

  /** How to sign in. */
  String authentication() {
    return base + "/auth";
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
   * @param number from 1
   */
  String page(UUID id, int number) {
    return book(id) + "/pages/" + number;
  }

  /** A template: page streaming puts the number, from 0, and the width of its screen in. */
  String streamed(UUID id) {
    return book(id) + "/pages/{pageNumber}?zero_based=true&max_width={maxWidth}";
  }

  String progression(UUID id) {
    return book(id) + "/progression";
  }

  /** What books a contributor had a part in, as Stump's clients ask for it. */
  String browse(String filter, String name) {
    return base + "/books/browse?" + filter + "=" + encoded(name);
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
