package org.carrel.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The addresses that are asked for at every size of the catalogue, by the names of their rows. */
final class Shelves {
  static final String ALL = "/opds/v1.2/books";
  static final String RECENT = "/opds/v1.2/books/latest";
  static final String COVER = "cover";
  private static final String SEARCH = "/opds/v1.2/search/feed?search=";
  private static final int PAGE = 20;

  /** How many addresses of one kind take turns. */
  private static final int MOST = 40;

  private Shelves() {}

  static Map<String, List<String>> of(Catalogue catalogue, Reader reader) {
    List<String> pages = spread(reader.pages(ALL));
    List<String> rare = catalogue.rareWords(MOST).stream().map(word -> SEARCH + word).toList();
    Map<String, List<String>> paths = new LinkedHashMap<>();
    paths.put("all books", List.of(ALL));
    paths.put("recent books", List.of(RECENT));
    paths.put("search with 10 hits", rare);
    paths.put("search that hits every book", List.of(SEARCH + "of"));
    paths.put("page anywhere by links", pages);
    paths.put("page anywhere by number", numbered(catalogue.books() / PAGE));
    paths.put("books of an author", rare.stream().map(at -> reader.related(at, "Author")).toList());
    paths.put("books by a facet", counted(reader, spread(reader.page(ALL).facets())));
    paths.put("books of a series", rare.stream().map(at -> reader.related(at, "Series")).toList());
    paths.put(COVER, pages.stream().map(reader::cover).toList());
    return paths;
  }

  private static List<String> numbered(int last) {
    return IntStream.rangeClosed(1, MOST)
        .mapToObj(i -> ALL + "?page=" + (i * last / MOST) + "&page_size=" + PAGE)
        .toList();
  }

  /** The first question for each pays for the counts of its list and of what narrows it. */
  private static List<String> counted(Reader reader, List<String> lists) {
    lists.forEach(reader::page);
    return lists;
  }

  static List<String> spread(List<String> all) {
    int count = Math.min(MOST, all.size());
    return IntStream.range(0, count).mapToObj(i -> all.get(i * all.size() / count)).toList();
  }
}
