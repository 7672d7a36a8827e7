package org.carrel.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which sections a client shows, in which order. */
final class Arrangements {
  private static final String SECTIONS = "sections";
  private static final String TYPE = "__typename";

  private Arrangements() {}

  static Map<String, Object> navigation(Optional<String> kept, boolean locked) {
    Object sections =
        kept.<@Nullable Object>map(text -> Body.ofText(text).values().get(SECTIONS))
            .orElseGet(
                () ->
                    Stream.of("HOME", "EXPLORE", "LIBRARIES", "SMART_LISTS")
                        .map(Arrangements::system)
                        .toList());
    return Map.of("locked", locked, SECTIONS, sections);
  }

  private static Map<String, Object> system(String variant) {
    List<String> links =
        variant.equals("LIBRARIES") || variant.equals("SMART_LISTS")
            ? List.of("CREATE", "SHOW_ALL")
            : List.of();
    return section(Map.of(TYPE, "SystemArrangementConfig", "variant", variant, "links", links));
  }

  static Map<String, Object> home() {
    return Map.of(
        "locked",
        true,
        SECTIONS,
        List.of(
            section(Map.of(TYPE, "InProgressBooks", "links", List.of())),
            section(Map.of(TYPE, "RecentlyAdded", "entity", "BOOKS", "links", List.of("SHOW_ALL"))),
            section(
                Map.of(TYPE, "RecentlyAdded", "entity", "SERIES", "links", List.of("SHOW_ALL")))));
  }

  private static Map<String, Object> section(Map<String, Object> config) {
    return Map.of("config", config, "visible", true);
  }
}
