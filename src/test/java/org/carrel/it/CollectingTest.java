package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.http.JsonText;
import org.carrel.run.FileTree;
import org.junit.jupiter.api.BeforeEach;

/** Three books, one of them grim, and ways to ask the core API about them. */
abstract class CollectingTest extends ServerTest {
  static final Path FOLDER = Path.of(System.getProperty("carrel.it.folder", "target/it"));

  static String library = "";

  Household house;
  String owner;

  @BeforeEach
  void fillTheLibrary() throws IOException {
    house = new Household(server());
    owner = house.ownerToken();
    if (library.isEmpty()) {
      Path folder = FOLDER.resolve("collecting-library");
      FileTree.delete(folder);
      Files.createDirectories(folder);
      SampleBooks.epub(folder.resolve("co-1.epub"), Facts.of("Cosaga 1", "Ana").in("Cosaga", "1"));
      SampleBooks.epub(folder.resolve("co-2.epub"), Facts.of("Cosaga 2", "Ana").in("Cosaga", "2"));
      SampleBooks.cbz(folder.resolve("co-3.cbz"), 3, Facts.of("Cogrim", "Ana").tagged("Grimdark"));
      library = house.library("Collecting", folder);
    }
  }

  final String ask(String token, String document, Map<String, Object> variables) {
    Answer answer =
        client()
            .postJson(
                "/api/graphql",
                JsonText.of(Map.of("query", document, "variables", variables)),
                Household.bearer(token));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.text();
  }

  final String told(String token, String document) {
    String text = ask(token, document, Map.of());
    assertThat(text).doesNotContain("\"errors\"");
    return text;
  }

  final String book(String file) {
    return Pages.first(
        told(owner, "{ media(filter: {name: {eq: \"" + file + "\"}}) { nodes { id } } }"),
        "\"id\":\"([^\"]+)\"");
  }

  final String series() {
    return Pages.first(
        told(owner, "{ series(filter: {name: {eq: \"Cosaga\"}}) { nodes { id } } }"),
        "\"id\":\"([^\"]+)\"");
  }

  final void hide(String account, String tag) {
    String rules =
        """
        mutation { setUserContentAccessRules(userId: "%s", rules: [
          {dimension: TAG, mode: EXCLUDE, values: ["%s"]}]) { id dimension restrictOnUnset } }"""
            .formatted(account, tag);
    assertThat(told(owner, rules)).contains("\"dimension\":\"TAG\"", "\"restrictOnUnset\":false");
  }
}
