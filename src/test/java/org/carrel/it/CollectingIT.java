package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.http.JsonText;
import org.carrel.run.FileTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people put together themselves, and what is hidden from them, over the core API. */
final class CollectingIT extends ServerTest {
  private static final Path FOLDER = Path.of(System.getProperty("carrel.it.folder", "target/it"));

  private static String library = "";

  private Household house;
  private String owner;

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

  private String ask(String token, String document, Map<String, Object> variables) {
    Answer answer =
        client()
            .postJson(
                "/api/graphql",
                JsonText.of(Map.of("query", document, "variables", variables)),
                Household.bearer(token));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.text();
  }

  private String told(String token, String document) {
    String text = ask(token, document, Map.of());
    assertThat(text).doesNotContain("\"errors\"");
    return text;
  }

  private String book(String file) {
    return Pages.first(
        told(owner, "{ media(filter: {name: {eq: \"" + file + "\"}}) { nodes { id } } }"),
        "\"id\":\"([^\"]+)\"");
  }

  private String series() {
    return Pages.first(
        told(owner, "{ series(filter: {name: {eq: \"Cosaga\"}}) { nodes { id } } }"),
        "\"id\":\"([^\"]+)\"");
  }

  @Test
  void whatSomebodyLikesIsTheirOwn() {
    String ida = house.token(house.member().name());
    String book = book("co-1");
    String series = series();

    assertThat(
            told(
                ida,
                """
                mutation { favoriteMedia(id: "%s", isFavorite: true) { isFavorite }
                  favoriteSeries(id: "%s", isFavorite: true) { isFavorite }
                  shelf: favoriteSeries(id: "%s", isFavorite: true) { library { isFavorite } } }"""
                    .formatted(book, series, library)))
        .contains("\"favoriteSeries\":{\"isFavorite\":true}", "\"library\":{\"isFavorite\":true}");
    String list = "{ media(filter: {name: {startsWith: \"co-1\"}}) { nodes { isFavorite } } }";
    assertThat(told(ida, list)).contains("\"isFavorite\":true");
    assertThat(told(owner, list)).contains("\"isFavorite\":false");
    assertThat(ask(ida, "mutation { favoriteMedia(id: \"x\", isFavorite: true) { id } }", Map.of()))
        .contains("NOT_FOUND");
  }

  @Test
  void whatARuleHidesIsBehindNoDoor() {
    Household.Member child = house.member("DOWNLOAD_FILE");
    String token = house.token(child.name());
    String book = book("co-3");
    List<String> files =
        List.of(
            "/opds/v1.2/books/" + book + "/thumbnail",
            "/opds/v1.2/books/" + book + "/pages/0?zero_based=true",
            "/opds/v1.2/books/" + book + "/file/co-3.cbz",
            "/opds/v2.0/books/" + book);
    String feed = "/opds/v1.2/libraries/" + library;
    for (String file : files) {
      assertThat(client().get(file, Household.bearer(token)).status()).as(file).isEqualTo(200);
    }
    Answer before = client().get(feed, Household.bearer(token));
    assertThat(before.text()).contains("Cogrim");

    hide(child.id(), "grimDARK");

    for (String file : files) {
      assertThat(client().get(file, Household.bearer(token)).status()).as(file).isEqualTo(404);
    }
    Answer after = client().get(feed, Household.bearer(token));
    assertThat(after.text()).doesNotContain("Cogrim").contains("Cosaga 1");
    assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
    assertThat(client().get("/opds/v1.2/search/feed?search=Cogrim", Household.bearer(token)).text())
        .doesNotContain(book);
    assertThat(
            told(
                token,
                """
                { media(filter: {name: {startsWith: "co-"}}) { nodes { name }
                    pageInfo { ... on OffsetPaginationInfo { totalItems } } }
                  mediaById(id: "%s") { id } me { contentAccessRules { values mode } } }"""
                    .formatted(book)))
        .contains("\"totalItems\":2", "\"mediaById\":null", "\"values\":[\"grimDARK\"]")
        .doesNotContain("co-3");
    assertThat(told(owner, "{ mediaById(id: \"" + book + "\") { name } }")).contains("co-3");
  }

  private void hide(String account, String tag) {
    String rules =
        """
        mutation { setUserContentAccessRules(userId: "%s", rules: [
          {dimension: TAG, mode: EXCLUDE, values: ["%s"]}]) { id dimension restrictOnUnset } }"""
            .formatted(account, tag);
    assertThat(told(owner, rules)).contains("\"dimension\":\"TAG\"", "\"restrictOnUnset\":false");
  }

  @Test
  void nobodyLiftsTheirOwnRules() {
    Household.Member manager = house.member("MANAGE_USERS", "READ_USERS");
    String token = house.token(manager.name());
    String lift = "mutation { setUserContentAccessRules(userId: \"%s\", rules: []) { id } }";
    String ownersId = told(owner, "{ me { id } }").replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");

    assertThat(ask(token, lift.formatted(manager.id()), Map.of())).contains("FORBIDDEN");
    assertThat(ask(token, lift.formatted(ownersId), Map.of())).contains("FORBIDDEN");
    assertThat(ask(owner, lift.formatted(ownersId), Map.of())).contains("FORBIDDEN");
  }
}
