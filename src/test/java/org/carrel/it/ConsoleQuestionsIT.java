package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.run.FileTree;
import org.junit.jupiter.api.Test;

/** What the console asks the core API for beyond what Stump's clients do. */
final class ConsoleQuestionsIT extends GraphQlTest {
  private static final Path FOLDER = Path.of(System.getProperty("carrel.it.folder", "target/it"));

  @Test
  void aFolderIsLookedAtBeforeItBecomesALibrary() throws IOException {
    Path folder = FOLDER.resolve("trial-library");
    FileTree.delete(folder);
    Files.createDirectories(folder.resolve("below"));
    SampleBooks.epub(folder.resolve("one.epub"), Facts.of("One", "Ona"));
    SampleBooks.pdf(folder.resolve("below/two.pdf"), 1, Facts.of("Two", "Ona"));
    Files.writeString(folder.resolve("no-book.txt"), "text");
    String asked = "query ($path: String!) { libraryFolder(path: $path) { path books complete } }";

    assertThat(ask(asked, Map.of("path", folder.toAbsolutePath().toString())))
        .contains("\"books\":2", "\"complete\":true");
    assertThat(ask(asked, Map.of("path", "relative"))).contains("INVALID");
    assertThat(ask(asked, Map.of("path", "/"))).contains("INVALID");
    assertThat(ask(asked, Map.of("path", folder.resolve("nowhere").toAbsolutePath().toString())))
        .contains("INVALID");
    token = house.token(house.member("FILE_EXPLORER").name());
    assertThat(ask(asked, Map.of("path", folder.toAbsolutePath().toString())))
        .contains("FORBIDDEN")
        .doesNotContain("\"books\"");
  }

  @Test
  void booksAndSeriesAreFoundByTheirWords() throws IOException {
    Path folder = FOLDER.resolve("words-library");
    FileTree.delete(folder);
    Files.createDirectories(folder);
    SampleBooks.cbz(
        folder.resolve("z.cbz"), 1, Facts.of("Quokka Parade", "Ona").in("Zyzzyva", "1"));
    house.library("Words", folder);

    assertThat(ask("{ media(filter: {search: \"para quok\"}) { nodes { resolvedName } } }"))
        .contains("Quokka Parade");
    assertThat(ask("{ series(filter: {search: \"zyzz\"}) { nodes { name hasThumbnail } } }"))
        .contains("\"name\":\"Zyzzyva\",\"hasThumbnail\":true");
    assertThat(
            ask(
                "{ media(filter: {search: \"quokka\", extension: {eq: \"pdf\"}}) { nodes { id } } }"))
        .contains("\"nodes\":[]");
    assertThat(ask("{ media(filter: {search: \"+*()~\"}) { nodes { id } } }"))
        .contains("\"nodes\":[]");
    token = house.token(house.member().name());
    assertThat(ask("{ media(filter: {search: \"quokka\"}) { nodes { resolvedName } } }"))
        .contains("Quokka Parade");
  }

  @Test
  void anAddressIsDrawnForACamera() {
    String asked = "query ($text: String!) { qrCode(text: $text) { size rows } }";
    token = house.token(house.member().name());

    String drawn = ask(asked, Map.of("text", "http://127.0.0.1/opds/v1.2/catalog"));
    assertThat(drawn)
        .contains("\"size\":29", "\"rows\":[\"1111111")
        .containsPattern("\"rows\":\\[(\"[01]{29}\",?){29}\\]");
    assertThat(ask(asked, Map.of("text", "é".repeat(500)))).doesNotContain("errors");
    assertThat(ask(asked, Map.of("text", "é".repeat(500) + "x"))).contains("INVALID");
    assertThat(
            client()
                .postJson("/api/graphql", "{\"query\":\"{ qrCode(text: 1) { size } }\"}")
                .status())
        .isEqualTo(401);
  }

  @Test
  void whatSomebodyTellsOfThemselvesIsKept() {
    Household.Member member = house.member();
    token = house.token(member.name());
    String update =
        "mutation ($input: UpdateViewerProfileInput!) { updateViewerProfile(input: $input) {"
            + " profile { displayName email emailVerified locale } } }";

    assertThat(
            ask(
                update,
                Map.of(
                    "input",
                    Map.of("displayName", " Ona ", "email", "ona@example.org", "locale", "de-at"))))
        .contains(
            "\"displayName\":\"Ona\"",
            "\"email\":\"ona@example.org\"",
            "\"emailVerified\":false",
            "\"locale\":\"de-AT\"");
    assertThat(ask(update, Map.of("input", Map.of("email", ""))))
        .contains("\"displayName\":\"Ona\"", "\"email\":null");
    for (Map<String, String> wrong :
        List.of(
            Map.of("email", "ona"),
            Map.of("email", "o na@example.org"),
            Map.of("email", "ona@" + "x".repeat(251)),
            Map.of("displayName", "x".repeat(101)),
            Map.of("displayName", "a\u0000b"),
            Map.of("locale", "not a tag"))) {
      assertThat(ask(update, Map.of("input", wrong))).as(wrong.toString()).contains("INVALID");
    }
    assertThat(ask("{ me { profile { displayName locale } } }"))
        .contains("\"displayName\":\"Ona\"", "\"locale\":\"de-AT\"");

    token = house.token(house.member().name());
    assertThat(ask("{ userById(id: \"" + member.id() + "\") { profile { email } } }", Map.of()))
        .contains("FORBIDDEN");
  }
}
