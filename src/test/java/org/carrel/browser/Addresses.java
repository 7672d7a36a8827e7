package org.carrel.browser;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.http.JsonText;
import org.carrel.it.Household;

/** Every view of the console there is something to see in, by its address below the application. */
final class Addresses {
  private static final String THINGS =
      """
      { libraries { nodes { id } } series { nodes { id } }
        comics: media(filter: {extension: {eq: "cbz"}}) { nodes { id } }
        texts: media(filter: {extension: {eq: "epub"}}) { nodes { id } }
        papers: media(filter: {extension: {eq: "pdf"}}) { nodes { id } } }""";
  private static final List<String> ADMIN =
      List.of("users", "scans", "clients", "keys", "audit", "jobs", "settings", "health");

  private Addresses() {}

  /** Of a server with a library. A reading list is made for it. */
  static Map<String, String> of(Household house) {
    Map<String, Object> things = ask(house, THINGS, Map.of());
    String comic = id(things, "comics");
    String list =
        String.valueOf(
            object(
                    ask(
                        house,
                        "mutation ($input: ReadingListInput!) { createReadingList(input: $input) { id } }",
                        Map.of(
                            "input",
                            Map.of("id", "", "name", "Some books", "mediaIds", List.of(comic)))),
                    "createReadingList")
                .get("id"));
    Map<String, String> views = new LinkedHashMap<>();
    views.put("home", "");
    views.put("books", "ui/books");
    views.put("library", "ui/library/" + id(things, "libraries"));
    views.put("library-books", "ui/library/" + id(things, "libraries") + "?tab=books");
    views.put("series", "ui/series/" + id(things, "series"));
    views.put("book", "ui/book/" + comic);
    views.put("lists", "ui/lists");
    views.put("list", "ui/list/" + list);
    views.put("read-comic", "ui/read/" + comic);
    views.put("read-text", "ui/read/" + id(things, "texts"));
    views.put("read-paper", "ui/read/" + id(things, "papers"));
    views.put("account", "ui/account");
    ADMIN.forEach(topic -> views.put("admin-" + topic, "ui/admin/" + topic));
    return views;
  }

  /** The data, asked for as the owner. */
  static Map<String, Object> ask(Household house, String document, Map<String, ?> variables) {
    String answer =
        house
            .visitor()
            .postJson(
                "/api/graphql",
                JsonText.of(Map.of("query", document, "variables", variables)),
                Household.bearer(house.ownerToken()))
            .text();
    try {
      Map<String, Object> all = JSONObjectUtils.parse(answer);
      if (all.containsKey("errors")) {
        throw new AssertionError(answer);
      }
      return object(all, "data");
    } catch (ParseException e) {
      throw new AssertionError(answer, e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Map<String, Object> of, String name) {
    return (Map<String, Object>) of.getOrDefault(name, Map.of());
  }

  /** Of the first node. */
  @SuppressWarnings("unchecked")
  private static String id(Map<String, Object> things, String name) {
    List<Map<String, Object>> nodes =
        (List<Map<String, Object>>) object(things, name).getOrDefault("nodes", List.of());
    return String.valueOf(nodes.get(0).get("id"));
  }
}
