package org.carrel.protocol.graphql;

import static org.carrel.protocol.graphql.CommonFields.TYPE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.http.Body;
import org.carrel.http.JsonText;
import org.carrel.http.graphql.Input;
import org.jspecify.annotations.Nullable;

/** The type {@code Arrangement}: which sections a client shows, in which order. */
final class Arrangements {
  private static final String SECTIONS = "sections";

  private Arrangements() {}

  /** Kept as the input has it, with the type of each config in place of its member. */
  static String kept(List<Input> sections) {
    List<Map<String, Object>> kept = new ArrayList<>();
    for (Input section : sections) {
      Input config = section.input("config").orElseThrow();
      String member = config.given().iterator().next();
      Map<String, Object> shown = new LinkedHashMap<>();
      Input of = config.input(member).orElseThrow();
      of.given().forEach(name -> shown.put(name, of.get(name)));
      shown.put(TYPE, type(member));
      kept.add(Map.of("config", shown, "visible", section.flag("visible")));
    }
    return JsonText.of(Map.of(SECTIONS, kept));
  }

  private static String type(String member) {
    return switch (member) {
      case "system" -> "SystemArrangementConfig";
      case "inProgressBooks" -> "InProgressBooks";
      case "recentlyAdded" -> "RecentlyAdded";
      default -> "CustomArrangementConfig";
    };
  }

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
