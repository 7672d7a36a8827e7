package org.carrel.protocol.graphql;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.carrel.format.Passage;
import org.carrel.http.Body;
import org.carrel.http.JsonText;
import org.carrel.http.graphql.Input;
import org.carrel.reading.Place;
import org.jspecify.annotations.Nullable;

/**
 * Places in a book as these clients write them.
 *
 * @see <a href="https://readium.org/architecture/models/locators/">Readium's locators</a>
 */
final class Locators {
  private static final Set<String> MEMBERS =
      Set.of("chapterTitle", "href", "title", "locations", "text", "type");

  private Locators() {}

  /** {@code EpubProgressLocatorInput}. */
  static Place place(Input locator) {
    return locator
        .input("readium")
        .map(readium -> Place.ofLocator(text(readium)))
        .orElseGet(() -> Place.ofCfi(locator.get("epubcfi")));
  }

  /** {@code ReadiumLocatorInput} as the JSON that is kept. */
  static String text(Input locator) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    locator.given().forEach(name -> members.put(name, locator.get(name)));
    return JsonText.of(members);
  }

  /** {@code ReadiumLocator}, of whoever told it: other clients leave out what is demanded here. */
  static @Nullable Map<String, @Nullable Object> view(@Nullable String json) {
    if (json == null) {
      return null;
    }
    Map<String, @Nullable Object> kept = Body.ofText(json).values();
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    MEMBERS.forEach(name -> view.put(name, kept.get(name)));
    view.put("chapterTitle", Objects.requireNonNullElse(kept.get("chapterTitle"), ""));
    view.put("href", Objects.requireNonNullElse(kept.get("href"), ""));
    view.put("type", Objects.requireNonNullElse(kept.get("type"), "application/xhtml+xml"));
    return view;
  }

  /** The same type, of a place that a search has found. */
  static Map<String, Object> view(Passage passage) {
    Map<String, Object> locations =
        Map.of(
            "progression",
            BigDecimal.valueOf(passage.progression()),
            "position",
            passage.place() + 1);
    Map<String, Object> text =
        Map.of(
            "before", passage.before(),
            "highlight", passage.highlight(),
            "after", passage.after());
    return Map.of(
        "chapterTitle",
        passage.chapter(),
        "href",
        passage.entry(),
        "type",
        "application/xhtml+xml",
        "locations",
        locations,
        "text",
        text);
  }
}
