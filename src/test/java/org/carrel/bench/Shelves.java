package org.carrel.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** The addresses that are asked for at every size of the catalogue, by the names of their rows. */
final class Shelves {
  static final String ALL = "/opds/v1.2/books";
  static final String RECENT = "/opds/v1.2/books/latest";
  private static final String SEARCH = "/opds/v1.2/search/feed?search=";
  private static final int PAGE = 20;

  private Shelves() {}

  static Map<String, String> of(Catalogue catalogue, Reader reader) {
    int middle = catalogue.books() / 2 / PAGE;
    String rare = SEARCH + catalogue.rareWord();
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put("all books", ALL);
    paths.put("recent books", RECENT);
    paths.put("search with 10 hits", rare);
    paths.put("search that hits every book", SEARCH + "of");
    paths.put("page in the middle by links", reader.follow(ALL, middle));
    paths.put("page in the middle by number", ALL + "?page=" + (middle + 1) + "&page_size=" + PAGE);
    paths.put("cover", reader.cover());
    paths.put("books of an author", reader.author(rare));
    return paths;
  }
}
