package org.carrel.protocol.graphql;

import static org.carrel.protocol.graphql.CommonFields.TYPE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.http.JsonText;
import org.carrel.http.graphql.Input;

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
}
