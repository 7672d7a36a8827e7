package org.carrel.protocol.graphql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.carrel.catalog.Condition;
import org.carrel.catalog.Condition.All;
import org.carrel.catalog.Condition.Any;
import org.carrel.catalog.Condition.InLibrary;
import org.carrel.catalog.Condition.InSeries;
import org.carrel.catalog.Condition.Not;
import org.carrel.collecting.SmartList;
import org.carrel.failure.Failure;
import org.carrel.http.Body;
import org.carrel.http.JsonText;
import org.carrel.http.graphql.Input;
import org.jspecify.annotations.Nullable;

/** What smart lists ask for: {@code SmartListFilterGroupInput}s, kept as the JSON they came in. */
final class SmartListFilters {
  private static final String TYPE = "[SmartListFilterGroupInput!]!";

  private SmartListFilters() {}

  /** Reads what was once let through as an input. */
  interface Stored {
    Optional<List<Map<String, @Nullable Object>>> read(String type, Object value);
  }

  static String text(List<Object> groups) {
    return JsonText.of(plain(groups));
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(SmartListFilters::plain).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> given = new LinkedHashMap<>();
      map.forEach(
          (name, member) -> {
            if (member != null) {
              given.put(name, plain(member));
            }
          });
      return given;
    }
    return value instanceof Number || value instanceof Boolean
        ? value
        : Objects.toString(value, null);
  }

  /**
   * @throws Failure CONFLICT if the filters are of a time when others were known
   */
  static Condition of(Asker asker, SmartList list, Stored stored) {
    Object text = Body.ofText("{\"filters\":" + list.filters() + "}").values().get("filters");
    List<Map<String, @Nullable Object>> groups =
        stored
            .read(TYPE, Objects.requireNonNull(text))
            .orElseThrow(
                () ->
                    Failure.conflict(
                        "The list asks for what this server does not know; save its filters anew."));
    return of(asker, list.joiner(), groups.stream().map(Input::new).toList());
  }

  /** No group at all is everything. */
  static Condition of(Asker asker, SmartList.Joiner joiner, List<Input> groups) {
    List<Condition> conditions = groups.stream().map(group -> group(asker, group)).toList();
    return joiner == SmartList.Joiner.AND || conditions.isEmpty()
        ? new All(conditions)
        : new Any(conditions);
  }

  private static Condition group(Asker asker, Input group) {
    List<Condition> conditions =
        group.inputs("groups").stream().map(filter -> filter(asker, filter)).toList();
    return switch (group.<String>get("joiner")) {
      case "AND" -> new All(conditions);
      case "OR" -> conditions.isEmpty() ? Condition.ANYTHING : new Any(conditions);
      default -> new Not(new Any(conditions));
    };
  }

  private static Condition filter(Asker asker, Input filter) {
    String of = filter.given().iterator().next();
    Input asked = filter.input(of).orElseThrow();
    return switch (of) {
      case "media" -> BookFilters.of(asker, asked);
      case "mediaMetadata" -> BookFilters.ofMetadata(asked);
      case "series" -> new InSeries(SeriesFilters.of(asker, asked));
      case "seriesMetadata" -> new InSeries(SeriesFilters.ofMetadata(asked));
      default -> new InLibrary(SeriesFilters.ofLibrary(asker, asked));
    };
  }
}
