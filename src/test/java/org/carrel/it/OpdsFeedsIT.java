package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.http.JsonText;
import org.carrel.run.DatabaseAddress;
import org.carrel.run.FileTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every feed of books as reader apps find it; the readers here see one library only. */
final class OpdsFeedsIT extends ServerTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("carrel.it.folder", "target/it")).resolve("opds-feeds-library");
  private static final int BOOKS = 34;
  private static final String ENTRY =
      "<entry><title>([^<]*)</title><id>urn:uuid:[0-9a-f-]{36}</id>";

  private static final String SEEN = "Feedsit";

  private static String library = "";

  @SuppressWarnings("NullAway.Init") // the first test makes it
  private static Household.Member reader;

  private static String token = "";

  private Household house;

  @BeforeEach
  void fillTheLibrary() throws IOException, SQLException {
    house = new Household(server());
    if (library.isEmpty()) {
      FileTree.delete(FOLDER);
      Files.createDirectories(FOLDER);
      write(FOLDER);
      library = house.library("Feeds", FOLDER);
      sql("UPDATE book SET added_at = '2026-01-01 00:00:00' WHERE library_id = ?", library);
      sql(
          "UPDATE book SET page_count = 0 WHERE file_name = 'nopages.pdf' AND library_id = ?",
          library);
      reader = house.member("DOWNLOAD_FILE", "ACCESS_SMART_LIST");
      onlyTheLibrary(reader);
      token = house.token(reader.name());
    }
  }

  private static void write(Path folder) {
    for (int i = 0; i < 24; i++) {
      SampleBooks.epub(
          folder.resolve("f-%02d.epub".formatted(i)),
          Facts.of("Feed %02d".formatted(i), i % 2 == 0 ? "Ana Writer" : "Bo Writer")
              .in("Feeds", String.valueOf(i + 1))
              .language(i % 3 == 0 ? "de" : "en")
              .tagged(SEEN, i % 4 == 0 ? "Fourth" : "Other"));
    }
    for (int i = 0; i < 5; i++) {
      SampleBooks.cbz(
          folder.resolve("comic-%d.cbz".formatted(i)),
          4,
          Facts.of("Comic %d".formatted(i), "Cora Ink")
              .in("Comics", String.valueOf(i + 1))
              .tagged(SEEN));
    }
    SampleBooks.pdf(folder.resolve("nopages.pdf"), 1, Facts.of("No pages", "Nobody").tagged(SEEN));
    SampleBooks.epub(
        folder.resolve("q.epub"),
        Facts.of("\"Quotes\" & 'more' <b>", "O'Neil & \"Co\"").tagged(SEEN));
    SampleBooks.epub(
        folder.resolve("e.epub"),
        Facts.of("\uD83D\uDCDA\uD83D\uDE00 Emoji", "\uD83D\uDE00")
            .tagged(SEEN, "\uD83D\uDE00 & <i>"));
    SampleBooks.epub(
        folder.resolve("r.epub"), Facts.of("שלום עולם", "مؤلف").language("he").tagged(SEEN));
    SampleBooks.epub(
        folder.resolve("s.epub"),
        Facts.of("<script>alert(1)</script>", "<script>x</script>").tagged(SEEN));
  }

  private static void sql(String statement, String... values) throws SQLException {
    DatabaseAddress at = Surroundings.address();
    try (Connection database = DriverManager.getConnection(at.url(), at.user(), at.password());
        PreparedStatement prepared = database.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) {
        prepared.setString(i + 1, values[i]);
      }
      prepared.executeUpdate();
    }
  }

  /** Whatever other tests put beside it. */
  private void onlyTheLibrary(Household.Member member) {
    String rules =
        """
        mutation { setUserContentAccessRules(userId: "%s", rules: [
          {dimension: TAG, mode: ONLY, values: ["%s"], restrictOnUnset: true}]) { id } }"""
            .formatted(member.id(), SEEN);
    graph(house.ownerToken(), rules);
  }

  private Answer get(String path, String... headers) {
    return getAs(token, path, headers);
  }

  private Answer getAs(String as, String path, String... headers) {
    String[] bearer = Household.bearer(as);
    String[] all = Arrays.copyOf(bearer, bearer.length + headers.length);
    System.arraycopy(headers, 0, all, bearer.length, headers.length);
    return client().get(path, all);
  }

  private List<String> titles(String path) {
    return Pages.all(this::get, path, ENTRY);
  }

  @Test
  void everyFeedOfVersion12IsSound() throws Exception {
    graph(
        "mutation { createReadingList(input: {id: \"\", name: \"My <list>\", mediaIds: [\""
            + book("Comic 1")
            + "\"]}) { id } }");
    progress("Comic 1", 2);
    progress("Feed 00", 1);

    OpdsCrawl crawl = new OpdsCrawl(this::get).from("/opds/v1.2/catalog");

    assertThat(crawl.books)
        .hasSizeGreaterThanOrEqualTo(BOOKS)
        .contains("<script>alert(1)</script>", "שלום עולם");
    assertThat(crawl.kinds)
        .contains(
            "/opds/v1.2/books",
            "/opds/v1.2/books/latest",
            "/opds/v1.2/books/popular",
            "/opds/v1.2/books/keep-reading",
            "/opds/v1.2/books/on-deck",
            "/opds/v1.2/series",
            "/opds/v1.2/series/*",
            "/opds/v1.2/authors",
            "/opds/v1.2/authors/*",
            "/opds/v1.2/tags",
            "/opds/v1.2/tags/*",
            "/opds/v1.2/publishers",
            "/opds/v1.2/languages",
            "/opds/v1.2/libraries",
            "/opds/v1.2/libraries/*",
            "/opds/v1.2/libraries/*/series",
            "/opds/v1.2/reading-lists",
            "/opds/v1.2/reading-lists/*",
            "/opds/v1.2/smart-lists",
            "/opds/v1.2/search");
    for (String file : crawl.files) {
      assertThat(client().head(file, Household.bearer(token)).status()).as(file).isEqualTo(200);
    }
  }

  @Test
  void everyFeedOfVersion20IsSound() throws Exception {
    OpdsCrawl crawl = new OpdsCrawl(this::get).from("/opds/v2.0/catalog");

    assertThat(crawl.books)
        .hasSizeGreaterThanOrEqualTo(BOOKS)
        .contains("<script>alert(1)</script>");
    assertThat(crawl.kinds).contains("/opds/v2.0/tags", "/opds/v2.0/books/popular");
  }

  @Test
  void eachBookIsMetOnceWhileAScanAddsMore() throws IOException {
    Set<String> before = new HashSet<>(titles("/opds/v1.2/books"));
    List<String> met = new ArrayList<>();
    String address = "/opds/v1.2/books?page_size=5";
    for (int page = 0; !address.isEmpty(); page++) {
      String text = get(address).text();
      met.addAll(Pages.matches(text, ENTRY));
      if (page == 2) {
        for (int i = 0; i < 3; i++) {
          SampleBooks.epub(
              FOLDER.resolve("n-%d.epub".formatted(i)),
              Facts.of("Feed 0%d and a half".formatted(i), "Ana Writer").tagged(SEEN));
          SampleBooks.epub(
              FOLDER.resolve("z-%d.epub".formatted(i)),
              Facts.of("Zz %d".formatted(i), "Ana Writer").tagged(SEEN));
        }
        house.scan(library);
      }
      address =
          String.join("", Pages.matches(text, "<link rel=\"next\"[^>]*href=\"([^\"]+)\""))
              .replace("&amp;", "&");
    }
    assertThat(met).doesNotHaveDuplicates().containsAll(before);
  }

  @Test
  void theNewestCanBeTurnedThroughThoughAllJoinedAtOneInstant() {
    List<String> all = titles("/opds/v1.2/books/latest?page_size=3");

    assertThat(all).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(BOOKS);
    String last =
        Pages.first(
                get("/opds/v1.2/books/latest?page_size=3").text(),
                "<link rel=\"last\"[^>]*href=\"([^\"]+)\"")
            .replace("&amp;", "&");
    assertThat(Pages.matches(get(last).text(), ENTRY))
        .isEqualTo(all.subList((all.size() - 1) / 3 * 3, all.size()));
  }

  @Test
  void facetsNarrowTogetherAndTellHowMany() {
    String german = facet("/opds/v1.2/books", "Language", "German");
    assertThat(titles(german)).hasSize(8).allMatch(title -> title.startsWith("Feed"));
    String fourth = facet(german, "Tag", "Fourth");
    assertThat(titles(fourth)).containsExactly("Feed 00", "Feed 12");
    String text = get(fourth).text();
    assertThat(text)
        .contains("opds:activeFacet=\"true\"")
        .contains("<title>All books: German, Fourth</title>");
    assertThat(titles(facet(fourth, "Language", "English")))
        .containsExactly("Feed 04", "Feed 08", "Feed 16", "Feed 20");
    assertThat(titles(facet(fourth, "Language", "Any"))).hasSize(6);
    assertThat(titles(facet("/opds/v1.2/search/feed?search=comic", "Sort", "Recently added")))
        .hasSize(5);
    assertThat(titles(facet("/opds/v1.2/books", "Format", "CBZ"))).hasSize(5);
  }

  private String facet(String feed, String group, String title) {
    return Pages.first(
            get(feed).text(),
            "<link rel=\"http://opds-spec.org/facet\"[^>]*href=\"([^\"]+)\" title=\""
                + title
                + "\"[^>]*facetGroup=\""
                + group
                + "\"")
        .replace("&amp;", "&");
  }

  @Test
  void whatSomebodyMayNotSeeIsInNoFeedAndNoCount() throws SQLException {
    Household.Member other = house.member();
    sql(
        "INSERT INTO library_exclusion (account_id, library_id) SELECT ?, l.id FROM library l",
        other.id());
    String theirs = house.token(other.name());

    for (String path :
        List.of(
            "tags",
            "languages",
            "authors",
            "series",
            "libraries",
            "books",
            "books/latest",
            "books/popular",
            "search/feed?search=comic",
            "books?language=he")) {
      assertThat(getAs(theirs, "/opds/v1.2/" + path).text())
          .as(path)
          .doesNotContain("Fourth", "Hebrew", "Cora Ink", "Comics", "Feeds", library, "Comic 1");
    }
    String tag = Pages.all(this::get, "/opds/v1.2/tags", "(/opds/v1.2/tags/\\d+)").get(0);
    assertThat(getAs(theirs, tag).status()).isEqualTo(404);
    assertThat(getAs(theirs, "/opds/v1.2/libraries/" + library + "/series").status())
        .isEqualTo(404);
  }

  @Test
  void pagesAreStreamedAndTheLastReadIsTold() {
    progress("Comic 2", 3);
    String entry = entry("Comic 2");
    String link = Pages.first(entry, "(<link rel=\"http://vaemendis.net/opds-pse/stream\"[^>]*>)");
    assertThat(link).contains("pse:count=\"4\"", "pse:lastRead=\"3\"", "pse:lastReadDate=\"2");
    String href = Pages.first(link, "href=\"([^\"]+)\"").replace("&amp;", "&");
    Answer page = get(streamed(href, "3", "40"));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("image/");
    assertThat(get(streamed(href, "4", "")).status()).isEqualTo(404);
    assertThat(get(streamed(href, "0", "x")).status()).isEqualTo(400);
    String self = href.substring(0, href.indexOf("/pages/"));
    assertThat(get(self + "/pages/4?zero_based=false").bytes())
        .isEqualTo(get(self + "/pages/3").bytes());
    assertThat(entry("Feed 01")).doesNotContain("opds-pse/stream");
    assertThat(entry("No pages")).doesNotContain("opds-pse/stream");
    assertThat(entry("Comic 2")).contains("pse:lastRead=\"3\"");
  }

  private static String streamed(String template, String page, String width) {
    return template.replace("{pageNumber}", page).replace("{maxWidth}", width);
  }

  @Test
  void aFeedChangesWithWhatItsReaderReads() {
    String feed = "/opds/v1.2/libraries/" + library;
    String before = get(feed).header("ETag");
    String other = house.token(house.member().name());
    String theirs = getAs(other, feed).header("ETag");
    progress("Comic 3", 2);

    assertThat(get(feed, "If-None-Match", before).status()).isEqualTo(200);
    assertThat(theirs).isNotEqualTo(before);
    assertThat(get(feed).header("Last-Modified")).isEmpty();
    assertThat(titles("/opds/v1.2/keep-reading")).contains("Comic 3");
    assertThat(titles(facet(feed, "Read status", "Reading"))).contains("Comic 3");
    String popular = get("/opds/v1.2/books/popular").header("ETag");
    progress("Comic 4", 2);
    assertThat(get("/opds/v1.2/books/popular").header("ETag")).isNotEqualTo(popular);
    assertThat(titles("/opds/v1.2/books/popular")).contains("Comic 4");
  }

  @Test
  void listsThatSomebodyMadeAreFeedsInTheirOrder() {
    String made =
        graph(
            "mutation { createReadingList(input: {id: \"\", name: \"Backwards\", mediaIds: [\""
                + book("Comic 2")
                + "\", \""
                + book("Comic 0")
                + "\", \""
                + book("Feed 05")
                + "\"]}) { id } }");
    String list = Pages.first(made, "\"id\":\"([^\"]+)\"");
    assertThat(titles("/opds/v1.2/reading-lists/" + list))
        .containsExactly("Comic 2", "Comic 0", "Feed 05");
    assertThat(titles("/opds/v1.2/reading-lists/" + list + "?page_size=1&page=2"))
        .containsExactly("Comic 0", "Feed 05");
    assertThat(get("/opds/v1.2/reading-lists").text()).contains("Backwards");
    String stranger = house.token(house.member().name());
    assertThat(getAs(stranger, "/opds/v1.2/reading-lists").text()).doesNotContain("Backwards");
    assertThat(getAs(stranger, "/opds/v1.2/reading-lists/" + list).status()).isEqualTo(404);

    String smart =
        graph(
            "mutation { createSmartList(input: {name: \"Second comics\", joiner: AND, defaultGrouping: BY_BOOKS,"
                + " filters: [{joiner: AND, groups: [{mediaMetadata: {title: {startsWith: \"Comic\"}}}]}]}) { id } }");
    String id = Pages.first(smart, "\"id\":\"([^\"]+)\"");
    assertThat(titles("/opds/v1.2/smart-lists/" + id))
        .hasSize(5)
        .allMatch(title -> title.startsWith("Comic"));
    assertThat(get("/opds/v1.2/smart-lists").text()).contains("Second comics");
    assertThat(getAs(stranger, "/opds/v1.2/smart-lists/" + id).status()).isEqualTo(403);
    assertThat(getAs(stranger, "/opds/v1.2/catalog").text()).doesNotContain("smart-lists");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tag=x", "library=x", "by=x", "read=x", "sort=x", "sort=place"})
  void aChoiceThatCannotBeIs400(String query) {
    assertThat(get("/opds/v1.2/books?" + query).status()).isEqualTo(400);
  }

  private String entry(String title) {
    return Pages.first(
        get("/opds/v1.2/search/feed?search=" + title.replace(" ", "%20")).text(),
        "(<entry><title>" + title + "</title>.*?</entry>)");
  }

  private String book(String title) {
    return Pages.first(entry(title), "<id>urn:uuid:([^<]+)</id>");
  }

  private String graph(String document) {
    return graph(token, document);
  }

  private String graph(String as, String document) {
    Answer answer =
        client()
            .postJson("/api/graphql", JsonText.of(Map.of("query", document)), Household.bearer(as));
    assertThat(answer.text()).doesNotContain("\"errors\"");
    return answer.text();
  }

  private void progress(String title, int page) {
    graph(
        "mutation { updateMediaProgress(id: \""
            + book(title)
            + "\", input: {paged: {page: "
            + page
            + "}}) { id } }");
  }
}
