package org.carrel.catalog;

import java.util.*;
import java.util.function.*;
import org.carrel.catalog.Selection.*;
import org.junit.jupiter.api.Test;

class LargeTmpTest {
  private final Shelf shelf = new Shelf();
  private final CatalogueRows made = new CatalogueRows(shelf.database.dataSource());

  private void time(String what, Runnable r) {
    StringBuilder s = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      long t = System.nanoTime();
      r.run();
      s.append(' ').append((System.nanoTime() - t) / 100_000 / 10.0);
    }
    System.out.println("TIME " + what + s);
  }

  @Test
  void times() {
    UUID lib = made.library("Main");
    long t0 = System.nanoTime();
    made.books(lib, 70_000, 10);
    made.books(made.library("Two"), 30_000, 10);
    System.out.println("TIME fill " + (System.nanoTime() - t0) / 1_000_000);
    shelf.versions.forget();
    var all = new All();
    time("page all", () -> shelf.books.page(Shelf.OWNER, all, Position.start(), 20));
    time("page end", () -> shelf.books.page(Shelf.OWNER, all, new Position.End(), 20));
    for (Selection s :
        List.of(
            new Tagged(7),
            new InLanguage("de"),
            new Popular(),
            new Recent(),
            new OfLibrary(lib),
            new Search("of"),
            new Search("about"),
            new Search("ba"),
            new Search(CatalogueRows.word(500)))) {
      time("page " + s, () -> shelf.books.page(Shelf.OWNER, s, Position.start(), 20));
      time("end " + s, () -> shelf.books.page(Shelf.OWNER, s, new Position.End(), 20));
      time("facets " + s, () -> shelf.facets.of(Shelf.OWNER, s, Narrowing.NONE));
    }
    time("facets all", () -> shelf.facets.of(Shelf.OWNER, all, Narrowing.NONE));
    time("facets all, aged", () -> shelf.facets.of(Shelf.aged(12, false), all, Narrowing.NONE));
    for (Map<Trait, String> m :
        List.of(
            Map.of(Trait.TAG, "4"),
            Map.of(Trait.LANGUAGE, "de"),
            Map.of(Trait.FORMAT, "application/pdf"),
            Map.of(Trait.LANGUAGE, "de", Trait.TAG, "4", Trait.FORMAT, "application/pdf"),
            Map.of(Trait.LIBRARY, lib.toString(), Trait.LANGUAGE, "en"))) {
      var n = new Narrowing(m, Optional.empty());
      for (BookOrder o : List.of(BookOrder.TITLE, BookOrder.NEWEST, BookOrder.PUBLISHED)) {
        var sel = new Narrowed(all, n, Optional.of(o));
        time("page " + m + o, () -> shelf.books.page(Shelf.OWNER, sel, Position.start(), 20));
      }
      time("facets " + m, () -> shelf.facets.of(Shelf.OWNER, all, n));
    }
    time("tags", () -> shelf.tags.page(Shelf.OWNER, Position.start(), 20));
    for (String s : List.of("b", "the b", "ann", "ser", "t"))
      time("suggest " + s, () -> shelf.suggestions.of(Shelf.OWNER, s));
    time("suggest aged", () -> shelf.suggestions.of(Shelf.aged(12, true), "b"));
    new Shelf();
  }
}
