package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.it.FeedCrawl.list;
import static org.carrel.it.FeedCrawl.object;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.carrel.format.SampleArchives;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.run.FileTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Finds books by their publishers and sorts them by their authors, and acquires every kind. */
final class OpdsPublishersIT extends ServerTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("carrel.it.folder", "target/it")).resolve("publishers-library");
  private static final String ENTRY =
      "<entry><title>([^<]*)</title><id>urn:uuid:[0-9a-f-]{36}</id>";
  private static final String ACQUISITION = "http://opds-spec.org/acquisition";

  private static String library = "";

  private Household house;
  private String[] bearer;

  @BeforeEach
  void fillTheLibrary() throws IOException {
    house = new Household(server());
    bearer = Household.bearer(house.ownerToken());
    if (library.isEmpty()) {
      FileTree.delete(FOLDER);
      write(Files.createDirectories(FOLDER));
      library = house.library("Publishers", FOLDER);
    }
  }

  private static void write(Path folder) throws IOException {
    for (int i = 0; i < 23; i++) {
      published(folder, "pub-%02d".formatted(i), "Ann Tory", "Pubhouse & Söhne");
    }
    published(folder, "pub-y", "Zoe Aal", "PUBHOUSE  & SÖHNE");
    published(folder, "pub-x", "Aal, Zoe", "<b>\"Pub\" של</b>");
    published(folder, "pub-w", "", "");
    SampleBooks.pdf(folder.resolve("pub.pdf"), 1, Facts.of("Pubpaper", "Pau"));
    SampleBooks.cbz(folder.resolve("pub.cbz"), 2, Facts.of("Pubcomic", "Pau"));
    SampleBooks.cbz(folder.resolve("pubzip.zip"), 2, Facts.of("Pubzip", "Pau"));
    SampleArchives.cbr(folder.resolve("pubcbr.cbr"), 2, Facts.of("Pubrar", "Pau"));
    SampleArchives.cb7(folder.resolve("pubcb7.cb7"), 2, Facts.of("Pubseven", "Pau"));
    SampleArchives.cbt(folder.resolve("pubcbt.cbt"), 2, Facts.of("Pubtar", "Pau"));
    Path inner = SampleBooks.epub(folder.resolve("pub-in.epub"), Facts.of("Pubinner", "Pau"));
    SampleArchives.zip(folder.resolve("pubbed.zip"), "inner.epub", Files.readAllBytes(inner));
    Files.delete(inner);
  }

  private static void published(Path folder, String title, String author, String publisher) {
    String names =
        (author.isEmpty() ? "" : "<dc:creator>" + author + "</dc:creator>")
            + "<dc:publisher>"
            + publisher.replace("&", "&amp;").replace("<", "&lt;")
            + "</dc:publisher>";
    SampleBooks.epub(
        folder.resolve(title + ".epub"),
        """
        <package xmlns="http://www.idpf.org/2007/opf" version="3.0">
          <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:title>%s</dc:title>%s
          </metadata>
          <manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>
          <spine><itemref idref="a"/></spine>
        </package>"""
            .formatted(title, names));
  }

  private Answer get(String path) {
    return client().get(path, bearer);
  }

  private List<String> titles(String feed) {
    return Pages.all(this::get, feed, ENTRY);
  }

  private String publisher(String name) {
    return Pages.all(
            this::get,
            "/opds/v1.2/publishers",
            "<entry><title>" + name + "</title>.*?href=\"([^\"]+)\"")
        .get(0);
  }

  @Test
  void publishersLeadToTheirBooksWhateverTheirCase() {
    assertThat(get("/opds/v1.2/catalog").text()).contains("href=\"/opds/v1.2/publishers\"");
    String house = publisher("(?iu:Pubhouse &amp; Söhne)");
    assertThat(titles(house)).hasSize(24).doesNotHaveDuplicates().contains("pub-00", "pub-y");
    assertThat(titles(publisher("&lt;b&gt;[^<]*Pub[^<]*של&lt;/b&gt;"))).containsExactly("pub-x");
    assertThat(get(house).text()).contains("rel=\"http://opds-spec.org/facet\"");
    assertThat(get("/opds/v1.2/search/feed?search=pub-y").text())
        .contains("title=\"Publisher: ", "href=\"" + house + "\"");
    assertThat(get("/opds/v1.2/publishers/999999").status()).isEqualTo(404);
    assertThat(get("/opds/v1.2/publishers/x").status()).isEqualTo(404);
  }

  @Test
  void theOtherVersionHasThemToo() {
    Map<String, Object> list = get("/opds/v2.0/publishers?page_size=100").json();
    Map<String, Object> one =
        list(list, "navigation").stream()
            .filter(link -> "<b>\"Pub\" של</b>".equals(link.get("title")))
            .findFirst()
            .orElseThrow();
    assertThat(object(one, "properties")).containsEntry("numberOfItems", 1L);
    Map<String, Object> feed = get(String.valueOf(one.get("href"))).json();

    Map<String, Object> book = object(list(feed, "publications").get(0), "metadata");
    assertThat(book).containsEntry("title", "pub-x");
    assertThat(list(book, "publisher").get(0)).containsEntry("name", "<b>\"Pub\" של</b>");
    assertThat(list(list(book, "publisher").get(0), "links").get(0))
        .containsEntry("href", one.get("href"));
  }

  @Test
  void whatIsHiddenIsOfNoPublisher() throws SQLException {
    String house = publisher("(?iu:Pubhouse &amp; Söhne)");
    Household.Member member = this.house.member();
    KoreaderTest.sql(
        "INSERT INTO library_exclusion (account_id, library_id) VALUES (?, ?)",
        member.id(),
        library);
    bearer = Household.bearer(this.house.token(member.name()));

    assertThat(Pages.all(this::get, "/opds/v1.2/publishers", "<entry><title>([^<]*)"))
        .noneMatch(name -> name.contains("ubhouse") || name.contains("UBHOUSE"));
    assertThat(get(house).status()).isEqualTo(404);
  }

  @Test
  void booksAreSortedByAuthorInBothVersions() {
    String feed = "libraries/" + library + "?sort=author&page_size=7";
    List<String> met = titles("/opds/v1.2/" + feed);

    assertThat(met).hasSize(32).doesNotHaveDuplicates().startsWith("pub-x", "pub-y", "Pubcomic");
    assertThat(met.subList(2, 8)).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
    assertThat(met.subList(8, 31)).isSorted().startsWith("pub-00").endsWith("pub-22");
    assertThat(met.get(31)).isEqualTo("pub-w");
    assertThat(get("/opds/v1.2/" + feed).text())
        .containsPattern("sort=author\" title=\"Author\"[^>]*activeFacet=\"true\"");
    assertThat(list(get("/opds/v2.0/" + feed).json(), "publications"))
        .extracting(book -> object(book, "metadata").get("title"))
        .isEqualTo(met.subList(0, 7));
  }

  /** A file comes as it is, or is not offered: nothing has to be unpacked after it was fetched. */
  @Test
  void whatIsAcquiredIsOfTheTypeThatWasPromised() {
    List<String> entries =
        Pages.all(this::get, "/opds/v1.2/libraries/" + library, "<entry>(.*?)</entry>");
    assertThat(entries).hasSize(32).noneMatch(entry -> entry.contains("ndirectAcquisition"));
    assertThat(titles("/opds/v1.2/libraries/" + library)).doesNotContain("Pubinner", "pubbed");
    for (String entry : entries) {
      String link = Pages.first(entry, "(<link rel=\"" + ACQUISITION + "\"[^>]*>)");
      Answer file = get(Pages.first(link, "href=\"([^\"]+)\"").replace("&amp;", "&"));
      assertThat(file.header("Content-Type")).isEqualTo(Pages.first(link, "type=\"([^\"]+)\""));
      assertThat(link).contains("length=\"" + file.bytes().length + "\"");
    }
    List<Map<String, Object>> books =
        list(get("/opds/v2.0/libraries/" + library + "?page_size=100").json(), "publications");
    assertThat(books).hasSize(32);
    for (Map<String, Object> book : books) {
      assertThat(book.toString()).doesNotContain("indirectAcquisition");
      assertThat(list(book, "links"))
          .filteredOn(link -> ACQUISITION.equals(link.get("rel")))
          .hasSize(1);
    }
  }
}
