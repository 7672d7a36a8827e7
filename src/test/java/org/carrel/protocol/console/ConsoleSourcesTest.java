package org.carrel.protocol.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.http.Body;
import org.carrel.identity.AuditLog.Event;
import org.junit.jupiter.api.Test;

/** Rules of the console's modules that no compiler holds. */
final class ConsoleSourcesTest {
  private static final Path ROOT = Path.of("src/main/webapp/WEB-INF/console");
  private static final Pattern SAID = Pattern.compile("\\bt\\(\\s*'([^']+)'\\s*[,)]");
  private static final Pattern LITERAL = Pattern.compile("'([^'\\n]*)'|`([\\w.:-]+)\\$");
  private static final Pattern CALL = Pattern.compile("(?<![#.\\w])fetch\\(");
  private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

  private static Map<String, String> modules() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".js"))
          .collect(
              Collectors.toMap(
                  file -> ROOT.relativize(file).toString(),
                  ConsoleSourcesTest::read,
                  (one, other) -> one,
                  TreeMap::new));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Map<String, Object> texts(String language) {
    return new TreeMap<>(Body.ofText(read(ROOT.resolve("i18n/" + language + ".json"))).values());
  }

  private static Set<String> places(Object text) {
    return PLACE
        .matcher(String.valueOf(text))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyLanguageSaysTheSameThings() {
    Map<String, Object> english = texts("en");
    Map<String, Object> german = texts("de");

    assertThat(german.keySet()).isEqualTo(english.keySet());
    english.forEach(
        (key, text) ->
            assertThat(places(german.getOrDefault(key, ""))).as(key).isEqualTo(places(text)));
  }

  @Test
  void whateverIsSaidIsThere() throws IOException {
    Set<String> known = texts("en").keySet();
    Set<String> missing = new TreeSet<>();
    modules()
        .values()
        .forEach(
            module ->
                SAID.matcher(module)
                    .results()
                    .map(found -> found.group(1))
                    .filter(key -> !known.contains(key) && !known.contains(key + ".other"))
                    .forEach(missing::add));

    assertThat(missing).isEmpty();
  }

  @Test
  void whateverIsThereIsSaid() throws IOException {
    Set<String> literals =
        LITERAL
            .matcher(String.join("\n", modules().values()))
            .results()
            .flatMap(found -> Stream.of(1, 2).map(found::group))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());

    assertThat(texts("en").keySet()).allMatch(key -> isSaid(key, literals));
  }

  /** By its name, or by what begins it and is completed as the console runs. */
  private static boolean isSaid(String key, Set<String> literals) {
    return literals.contains(key.replaceFirst("\\.(one|other)$", ""))
        || Stream.iterate(key.indexOf('.'), at -> at >= 0, at -> key.indexOf('.', at + 1))
            .anyMatch(at -> literals.contains(key.substring(0, at + 1)));
  }

  @Test
  void everyEventOfTheAuditLogHasAName() throws IOException {
    String listed = modules().getOrDefault("parts/audit.js", "");

    for (Event event : Event.values()) {
      assertThat(texts("en")).containsKey("event." + event);
      assertThat(listed).contains("'" + event + "'");
    }
  }

  @Test
  void nothingIsDoneThatThePolicyForbids() throws IOException {
    List<String> forbidden =
        List.of(
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "styleMap",
            "unsafeHTML",
            "eval(",
            "document.write");
    modules()
        .forEach(
            (name, module) ->
                assertThat(module).as(name).doesNotContain(forbidden.toArray(String[]::new)));
  }

  @Test
  void onlyTheOneModuleAsksTheServer() throws IOException {
    assertThat(
            modules().entrySet().stream()
                .filter(module -> CALL.matcher(module.getValue()).find())
                .map(Map.Entry::getKey))
        .containsExactly("app/gql.js", "app/i18n.js");
  }

  @Test
  void everyModuleIsChecked() throws IOException {
    modules()
        .forEach(
            (name, module) -> {
              if (!name.equals("app/theme.js")) {
                assertThat(module).as(name).startsWith("// @ts-check\n");
              }
            });
  }

  @Test
  void whateverIconIsShownIsThere() throws IOException {
    Set<String> known =
        Pattern.compile("\\.icon-([\\w-]+) \\{")
            .matcher(read(ROOT.resolve("icons.css")))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    Pattern shown =
        Pattern.compile(
            "\\b(?:icon|tool|act|empty)\\((?:[^')]*\\? )?'([\\w-]+)'(?: : '([\\w-]+)')?[,)]");
    modules()
        .forEach(
            (name, module) ->
                shown
                    .matcher(module)
                    .results()
                    .flatMap(found -> Stream.of(found.group(1), found.group(2)))
                    .filter(Objects::nonNull)
                    .forEach(icon -> assertThat(known).as(name).contains(icon)));
  }
}
