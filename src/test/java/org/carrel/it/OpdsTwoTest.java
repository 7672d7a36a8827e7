package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.it.FeedCrawl.list;
import static org.carrel.it.FeedCrawl.object;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.run.FileTree;
import org.junit.jupiter.api.BeforeEach;

/** Two libraries, one of them empty, and somebody who reads them by OPDS 2.0. */
abstract class OpdsTwoTest extends ServerTest {
  private static final Path FOLDER = Path.of(System.getProperty("carrel.it.folder", "target/it"));
  static final Path BOOKS = FOLDER.resolve("opds2-library");
  static final String KOREADER =
      "application/opds+json, application/atom+xml;profile=opds-catalog, */*";
  static final String TITLE = "<script>alert(2)</script> \"\u05E9\" \uD83D\uDCDA";
  static final int COUNT = 24;
  static String library = "";
  static String empty = "";

  @SuppressWarnings("NullAway.Init")
  Household house;

  @SuppressWarnings("NullAway.Init")
  String token;

  @BeforeEach
  void fillTheLibraries() throws IOException {
    house = new Household(server());
    if (library.isEmpty()) {
      FileTree.delete(BOOKS);
      Files.createDirectories(BOOKS);
      for (int i = 0; i < COUNT - 3; i++) {
        SampleBooks.epub(
            BOOKS.resolve("two-%02d.epub".formatted(i)),
            Facts.of("Two %02d".formatted(i), "Tea Writer").in("Twosaga", String.valueOf(i + 1)));
      }
      SampleBooks.pdf(BOOKS.resolve("twopaper.pdf"), 3, Facts.of("Twopaper", "Quentin Leaf"));
      SampleBooks.cbz(BOOKS.resolve("twocomic.cbz"), 4, Facts.of("Twocomic", "Cleo & Quill"));
      SampleBooks.epub(
          BOOKS.resolve("two \"q\" & <b>.epub"), Facts.of(TITLE, "O'Hara & Daughters"));
      library = house.library("Opds 2", BOOKS);
      empty = house.library("Nothing", Files.createDirectories(FOLDER.resolve("opds2-empty")));
    }
    token = house.token(house.member("DOWNLOAD_FILE", "ACCESS_API_KEYS").name());
  }

  final Answer get(String path, String... headers) {
    String[] bearer = Household.bearer(token);
    String[] all = Arrays.copyOf(bearer, bearer.length + headers.length);
    System.arraycopy(headers, 0, all, bearer.length, headers.length);
    return client().get(path, all);
  }

  final Map<String, Object> book(String title) {
    return list(get("/opds/v2.0/search?query=" + title.replace(" ", "%20")).json(), "publications")
        .stream()
        .filter(book -> title.equals(object(book, "metadata").get("title")))
        .findFirst()
        .orElseThrow();
  }

  static String link(Map<String, Object> json, String rel) {
    return list(json, "links").stream()
        .filter(link -> rel.equals(link.get("rel")))
        .map(link -> String.valueOf(link.get("href")))
        .findFirst()
        .orElse("");
  }

  final void turn(String title, int page) {
    String self = link(book(title), "self");
    String id = self.substring(self.lastIndexOf('/') + 1);
    String document =
        "mutation { updateMediaProgress(id: \\\"%s\\\", input: {paged: {page: %d}}) { id } }"
            .formatted(id, page);
    Answer turned =
        client()
            .postJson("/api/graphql", "{\"query\":\"" + document + "\"}", Household.bearer(token));
    assertThat(turned.text()).doesNotContain("errors");
  }
}
