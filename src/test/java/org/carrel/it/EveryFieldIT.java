package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.http.JsonText;
import org.carrel.run.FileTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asks every query for every field of what it leads to, as far as clients go. */
final class EveryFieldIT extends GraphQlTest {
  private static final Path FOLDER = Path.of(System.getProperty("carrel.it.folder", "target/it"));
  private static final int DEEPEST = 3;
  private static final String SCHEMA =
      """
      { __schema { types { kind name fields { ...field } possibleTypes { name } } } }
      fragment field on __Field { name args { name defaultValue type { kind } }
        type { ...type ofType { ...type ofType { ...type ofType { ...type } } } } }
      fragment type on __Type { kind name }""";

  private static String library = "";

  private final Map<String, Map<String, Object>> types = new LinkedHashMap<>();

  @BeforeEach
  void fillTheLibrary() throws IOException {
    if (library.isEmpty()) {
      Path folder = FOLDER.resolve("every-library");
      FileTree.delete(folder);
      Files.createDirectories(folder);
      SampleBooks.epub(folder.resolve("ev-1.epub"), Facts.of("Every", "Eva").in("Evsaga", "1"));
      SampleBooks.cbz(folder.resolve("ev-2.cbz"), 3, Facts.of("Even", "Eva").in("Evsaga", "2"));
      library = house.library("Every", folder);
    }
  }

  @Test
  void everyQueryAnswersWithAllThatItLeadsTo() {
    Map<String, Object> schema = object(data(ask(SCHEMA)), "__schema");
    objects(schema, "types").forEach(type -> types.put(String.valueOf(type.get("name")), type));
    Map<String, String> arguments = arguments();
    List<String> asked = new ArrayList<>();

    for (Map<String, Object> field : objects(types.getOrDefault("Query", Map.of()), "fields")) {
      String name = String.valueOf(field.get("name"));
      if (needsArguments(field) && !arguments.containsKey(name)) {
        continue;
      }
      String document =
          "{ " + name + arguments.getOrDefault(name, "") + selection(type(field), DEEPEST) + " }";
      assertThat(ask(document, Map.of())).as(document).doesNotContain("\"errors\"");
      asked.add(name);
    }

    assertThat(asked).hasSizeGreaterThan(50);
  }

  private Map<String, String> arguments() {
    String book = id("{ media(filter: {name: {eq: \"ev-1\"}}) { nodes { id } } }");
    String series = id("{ series(filter: {name: {eq: \"Evsaga\"}}) { nodes { id } } }");
    String byBook = "(id: \"" + book + "\")";
    String list =
        id(
            """
            mutation { createReadingList(input: {id: "", name: "Every list", mediaIds: ["%s"]}) {
              id } }"""
                .formatted(book));
    String smart =
        id(
            """
            mutation { createSmartList(input: {name: "Every smart list", joiner: AND,
              defaultGrouping: BY_SERIES, visibility: PRIVATE, filters: [{joiner: AND,
                groups: [{media: {name: {startsWith: "ev-"}}}]}]}) { id } }""");
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("mediaById", byBook);
    arguments.put("epubById", byBook);
    arguments.put("bookmarksByMediaId", byBook);
    arguments.put("annotationsByMediaId", byBook);
    arguments.put("seriesById", "(id: \"" + series + "\")");
    arguments.put("libraryById", "(id: \"" + library + "\")");
    arguments.put("libraryMissingEntities", "(libraryId: \"" + library + "\")");
    arguments.put("deletedMedia", "(libraryId: \"" + library + "\")");
    arguments.put("mediaByPath", "(path: \"ev-1.epub\")");
    arguments.put("suggestions", "(text: \"ev\")");
    arguments.put("authorByName", "(name: \"Eva\")");
    arguments.put("authorSeriesByName", "(name: \"Evsaga\")");
    arguments.put("userById", "(id: \"" + id("{ me { id } }") + "\")");
    arguments.put("loginActivityById", arguments.get("userById"));
    arguments.put("readingListById", "(id: \"" + list + "\")");
    arguments.put("smartListById", "(id: \"" + smart + "\")");
    arguments.put("smartListMeta", "(id: \"" + smart + "\")");
    arguments.put("smartListItems", "(id: \"" + smart + "\")");
    arguments.put("jobById", "(id: \"" + id("{ jobs { nodes { id } } }") + "\")");
    arguments.put("qrCode", "(text: \"http://127.0.0.1/\")");
    arguments.put(
        "listDirectory",
        "(pagination: {none: {unpaginated: true}}, input: {path: %s})"
            .formatted(JsonText.of(FOLDER.toAbsolutePath().toString())));
    return arguments;
  }

  private String id(String document) {
    return ask(document).replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
  }

  private static boolean needsArguments(Map<String, Object> field) {
    return objects(field, "args").stream()
        .anyMatch(
            argument ->
                argument.get("defaultValue") == null
                    && "NON_NULL".equals(object(argument, "type").get("kind")));
  }

  /** The named type that a field leads to. */
  private static String type(Map<String, Object> field) {
    Map<String, Object> type = object(field, "type");
    while (type.get("name") == null) {
      type = object(type, "ofType");
    }
    return String.valueOf(type.get("name"));
  }

  /** All fields that need no arguments; what lies too deep is left out. */
  private String selection(String name, int depth) {
    Map<String, Object> type = types.getOrDefault(name, Map.of());
    if ("UNION".equals(type.get("kind"))) {
      return objects(type, "possibleTypes").stream()
          .map(one -> String.valueOf(one.get("name")))
          .map(one -> "... on " + one + selection(one, depth))
          .collect(Collectors.joining(" ", " { __typename ", " }"));
    }
    if (!"OBJECT".equals(type.get("kind"))) {
      return "";
    }
    StringBuilder fields = new StringBuilder(" { __typename");
    for (Map<String, Object> field : objects(type, "fields")) {
      Object kind = types.getOrDefault(type(field), Map.of()).get("kind");
      boolean leaf = !"OBJECT".equals(kind) && !"UNION".equals(kind);
      if (!needsArguments(field) && (leaf || depth > 1)) {
        String label = String.valueOf(field.get("name"));
        fields.append(' ').append(name.toLowerCase(Locale.ROOT)).append('_');
        fields.append(label).append(": ").append(label);
        fields.append(leaf ? "" : selection(type(field), depth - 1));
      }
    }
    return fields + " }";
  }

  private static Map<String, Object> data(String answer) {
    try {
      return object(JSONObjectUtils.parse(answer), "data");
    } catch (ParseException e) {
      throw new AssertionError("no JSON: " + answer, e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Map<String, Object> of, String member) {
    return (Map<String, Object>) Objects.requireNonNull(of.get(member), member);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> objects(Map<String, Object> of, String member) {
    List<Map<String, Object>> found = (List<Map<String, Object>>) of.get(member);
    return found == null ? List.of() : found;
  }
}
