package org.carrel.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.run.DatabaseAddress;
import org.carrel.run.FileTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads a folder of real files as reader apps do. */
final class OpdsIT extends ServerTest {
  private static final Path FOLDER = Path.of(System.getProperty("carrel.it.folder", "target/it"));
  private static final int BOOKS = 25;

  private static String library = "";

  private Household house;
  private String token;

  @BeforeEach
  void fillTheLibrary() throws IOException {
    house = new Household(server());
    token = house.ownerToken();
    if (library.isEmpty()) {
      library = house.library("Opds", books(FOLDER.resolve("opds-library")));
    }
  }

  private static Path books(Path folder) throws IOException {
    FileTree.delete(folder);
    Files.createDirectories(folder);
    for (int i = 0; i < BOOKS - 3; i++) {
      SampleBooks.epub(
          folder.resolve("saga-%02d.epub".formatted(i)),
          Facts.of("Volume %02d".formatted(i), "Ana Writer").in("Saga", String.valueOf(i + 1)));
    }
    SampleBooks.pdf(folder.resolve("paper.pdf"), 3, Facts.of("Paper", "Paul Page"));
    SampleBooks.cbz(folder.resolve("comic.cbz"), 3, Facts.of("Comic", "Cora Ink"));
    SampleBooks.epub(
        folder.resolve("Ünïcode \"q\" & <b>.epub"),
        Facts.of("<script>alert(1)</script> \"ŋ\" \uD83D\uDCDA", "O'Neil & Sons"));
    return folder;
  }

  private Answer get(String path, String... headers) {
    String[] bearer = Household.bearer(token);
    String[] all = Arrays.copyOf(bearer, bearer.length + headers.length);
    System.arraycopy(headers, 0, all, bearer.length, headers.length);
    return client().get(path, all);
  }

  private String libraryFeed() {
    return "/opds/v1.2/libraries/" + library;
  }

  @Test
  void followingNextMeetsEveryBookOnce() {
    List<String> seen =
        Pages.all(this::get, libraryFeed(), "<entry><title>[^<]*</title><id>([^<]+)<");

    assertThat(seen).hasSize(BOOKS).doesNotHaveDuplicates();
  }

  @Test
  void everyWayInReadsTheSameFeed() {
    String key = house.apiKey(token);
    String feed = get("/opds/v1.2/books").text();

    assertThat(house.browser(Household.OWNER).get("/opds/v1.2/books").text()).isEqualTo(feed);
    assertThat(client().get("/opds/v1.2/books", "Authorization", basic(Household.PASSWORD)).text())
        .isEqualTo(feed);
    assertThat(client().get("/opds/v1.2/books", "Authorization", basic(key)).text())
        .isEqualTo(feed);
    assertThat(client().get("/opds/v1.2/books", "X-API-Key", key).text()).isEqualTo(feed);
    assertThat(client().get("/opds/v1.2/books", Household.bearer(key)).text()).isEqualTo(feed);
    assertThat(client().get("/opds/" + key + "/v1.2/books").text())
        .isEqualTo(feed.replace("\"/opds/v1.2/", "\"/opds/" + key + "/v1.2/"));
  }

  private static String basic(String password) {
    return Client.basic(Household.OWNER, password);
  }

  @Test
  void basicNeverMakesASession() {
    Answer answer = client().get("/opds/v1.2/catalog", "Authorization", basic(Household.PASSWORD));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
  }

  @Test
  void whoIsNotSignedInIsToldHow() {
    Answer answer = client().get("/opds/v1.2/catalog");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).startsWith("Basic realm=");
    assertThat(answer.header("Link"))
        .contains("rel=\"http://opds-spec.org/auth/document\"")
        .contains("/opds/v2.0/auth>");
    assertThat(answer.header("Content-Type")).isEqualTo("application/opds-authentication+json");
    assertThat(client().get("/opds/v2.0/auth").json())
        .containsKeys("id", "title", "authentication");
  }

  @Test
  void headIsAnsweredLikeGet() {
    for (String path : List.of("/opds/v1.2/catalog", libraryFeed(), "/opds/v1.2/search")) {
      Answer whole = get(path);
      Answer head = client().head(path, Household.bearer(token));

      assertThat(head.status()).isEqualTo(200);
      assertThat(head.bytes()).isEmpty();
      assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(whole.bytes().length));
      assertThat(head.header("ETag")).isEqualTo(whole.header("ETag"));
    }
  }

  @Test
  void anUnchangedFeedIsNotSentAgain() {
    String tag = get(libraryFeed()).header("ETag");
    Answer again = get(libraryFeed(), "If-None-Match", tag);

    assertThat(tag).matches("\"[0-9a-z-]+\"");
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.bytes()).isEmpty();
    assertThat(get(libraryFeed(), "If-None-Match", "*").status()).isEqualTo(304);
    String unknown = "/opds/v1.2/series/00000000-0000-7000-8000-000000000000";
    assertThat(get(unknown, "If-None-Match", "*").status()).isEqualTo(404);
  }

  @Test
  void twoWhoSeeDifferentBooksHoldDifferentTags() {
    String other = house.token(house.member().name());

    assertThat(client().get(libraryFeed(), Household.bearer(other)).header("ETag"))
        .isNotEqualTo(get(libraryFeed()).header("ETag"));
  }

  @Test
  void titlesAreTextAndNeverMarkup() {
    assertThat(get(libraryFeed()).text() + get("/opds/v1.2/books/latest").text())
        .doesNotContain("<script>")
        .contains("&lt;script");
  }

  @Test
  void aDownloadIsTheFileByteForByte() throws IOException {
    byte[] file = Files.readAllBytes(FOLDER.resolve("opds-library/paper.pdf"));
    String href = link("Paper", "http://opds-spec.org/acquisition");
    Answer whole = get(href);

    assertThat(whole.bytes()).isEqualTo(file);
    assertThat(whole.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(whole.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"paper.pdf\"; filename*=UTF-8''paper.pdf");
    assertThat(get(href, "Range", "bytes=5-9").bytes()).isEqualTo(Arrays.copyOfRange(file, 5, 10));
    assertThat(get(href, "Range", "bytes=-7").bytes())
        .isEqualTo(Arrays.copyOfRange(file, file.length - 7, file.length));
    assertThat(get(href, "Range", "bytes=999999999-").status()).isEqualTo(416);
    assertThat(get(href, "If-None-Match", whole.header("ETag")).status()).isEqualTo(304);
    assertThat(get(href, "Range", "bytes=0-0", "If-Range", "\"other\"").status()).isEqualTo(200);
    assertThat(get(href, "Range", "bytes=0-1,3-4").header("Content-Type"))
        .startsWith("multipart/byteranges");
  }

  @Test
  void aFileNameOfAnySignsComesInAsciiFirst() {
    String feed = get("/opds/v1.2/search/feed?search=neil").text();
    String href = Pages.first(feed, "href=\"([^\"]+/file/[^\"]+)\"").replace("&amp;", "&");
    String header = get(href).header("Content-Disposition");

    assertThat(header)
        .matches("attachment; filename=\"[ -~&&[^\"\\\\]]+\"; filename\\*=UTF-8''[!-~]+");
    assertThat(URLDecoder.decode(header.replaceAll(".*''", "").replace("+", "%2B"), UTF_8))
        .isEqualTo("\u00dcn\u00efcode \"q\" & <b>.epub");
    assertThat(client().head(href, Household.bearer(token)).header("Content-Disposition"))
        .isEqualTo(header);
  }

  @Test
  void coversComeInTwoSizes() {
    Answer cover = get(link("Comic", "http://opds-spec.org/image"));
    Answer small = get(link("Comic", "http://opds-spec.org/image/thumbnail"));

    assertThat(cover.status()).isEqualTo(200);
    assertThat(small.status()).isEqualTo(200);
    assertThat(small.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(small.header("ETag")).isNotEmpty().isNotEqualTo(cover.header("ETag"));
    for (Answer picture : List.of(cover, small)) {
      String address = picture == cover ? "image" : "image/thumbnail";
      String href = link("Comic", "http://opds-spec.org/" + address);
      assertThat(picture.header("Cache-Control")).isEqualTo("private, no-cache");
      assertThat(get(href, "If-None-Match", picture.header("ETag")).status()).isEqualTo(304);
    }
  }

  @Test
  void searchFindsByTitleAuthorAndSeries() {
    assertThat(titles("/opds/v1.2/search/feed?search=comic")).containsExactly("Comic");
    assertThat(titles("/opds/v1.2/search/feed?search=paul%20page")).containsExactly("Paper");
    assertThat(titles("/opds/v1.2/search/feed?search=saga")).hasSize(20);
    assertThat(titles("/opds/v1.2/search/feed?search=nothinglikeit")).isEmpty();
    assertThat(titles("/opds/v1.2/search/feed?search=%22%2B-%28%3C%3E~*")).isEmpty();
  }

  @Test
  void aSeriesIsInTheOrderOfItsPlaces() {
    String series =
        Pages.first(
            get("/opds/v1.2/series?search=saga").text(),
            "href=\"(/opds/v1.2/series/[0-9a-f-]{36})\"");

    assertThat(titles(series)).startsWith("Volume 00", "Volume 01", "Volume 02");
  }

  @Test
  void anAuthorLeadsToTheirBooks() {
    String feed =
        Pages.all(
                this::get,
                "/opds/v1.2/authors",
                "<entry><title>Cora Ink</title>.*?href=\"([^\"]+)\"")
            .get(0);

    assertThat(titles(feed)).containsExactly("Comic");
  }

  @Test
  void theKeyInTheAddressIsKeptByEveryLinkAndByNobodyElse() {
    String key = house.apiKey(token);
    Answer feed = client().get("/opds/" + key + "/v1.2/libraries/" + library);
    Set<String> links = new HashSet<>(Pages.matches(feed.text(), "href=\"([^\"]+)\""));

    assertThat(links).isNotEmpty().allMatch(href -> href.startsWith("/opds/" + key + "/v1.2/"));
    assertThat(feed.header("Cache-Control")).isEqualTo("private, no-store");
    assertThat(feed.header("Referrer-Policy")).isEqualTo("no-referrer");
    for (String href : links) {
      String filled = href.replace("{pageNumber}", "0").replace("{maxWidth}", "300");
      Answer answer = client().head(filled.replace("&amp;", "&"));
      assertThat(answer.status()).as(href).isEqualTo(200);
      assertThat(answer.header("Cache-Control")).as(href).contains("no-store");
    }
  }

  @Test
  void whatIsHiddenDoesNotExist() throws SQLException {
    Household.Member member = house.member("DOWNLOAD_FILE");
    exclude(member);
    String[] bearer = Household.bearer(house.token(member.name()));
    String self = link("Paper", "alternate");

    assertThat(client().get(libraryFeed(), bearer).status()).isEqualTo(404);
    assertThat(client().get(self, bearer).status()).isEqualTo(404);
    assertThat(client().get(self + "/cover", bearer).status()).isEqualTo(404);
    assertThat(client().get(self + "/thumbnail", bearer).status()).isEqualTo(404);
    assertThat(client().get(self + "/file/paper.pdf", bearer).status()).isEqualTo(404);
    assertThat(client().get("/opds/v1.2/search/feed?search=paper", bearer).text())
        .doesNotContain("<entry>");
    assertThat(client().get("/opds/v1.2/libraries", bearer).text()).doesNotContain(library);
  }

  private static void exclude(Household.Member member) throws SQLException {
    DatabaseAddress address = Surroundings.address();
    try (Connection database =
            DriverManager.getConnection(address.url(), address.user(), address.password());
        PreparedStatement insert =
            database.prepareStatement(
                "INSERT INTO library_exclusion (account_id, library_id) VALUES (?, ?)")) {
      insert.setString(1, member.id());
      insert.setString(2, library);
      insert.executeUpdate();
    }
  }

  @Test
  void withoutThePermissionThereIsNoDownload() {
    String[] bearer = Household.bearer(house.token(house.member().name()));
    String self = link("Paper", "alternate");

    assertThat(client().get(self, bearer).status()).isEqualTo(200);
    assertThat(client().get(self + "/file/paper.pdf", bearer).status()).isEqualTo(403);
  }

  @Test
  void aFileThatCannotBeReadIsRecordedWithItsReason() throws IOException {
    Files.write(FOLDER.resolve("opds-library/broken.epub"), new byte[] {'P', 'K', 3, 4, 0, 0});

    Map<String, Object> scan = house.scan(library);

    assertThat(scan.get("state")).isEqualTo("DONE");
    assertThat(String.valueOf(scan.get("problemFiles")))
        .contains("broken.epub")
        .contains("DAMAGED");
    assertThat(get("/opds/v1.2/search/feed?search=broken").text()).doesNotContain("<entry>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/opds/v1.2/books/not-an-id",
        "/opds/v1.2/books/00000000-0000-0000-0000-000000000000",
        "/opds/v1.2/books/00000000-0000-0000-0000-000000000000/cover",
        "/opds/v1.2/series/00000000-0000-0000-0000-000000000000",
        "/opds/v1.2/nothing",
        "/opds/v1.2/books/a/b/c/d/e/f",
        "/opds/v3/catalog"
      })
  void whatIsNotThereIs404(String path) {
    assertThat(get(path).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?page=0",
        "?page=-1",
        "?page=x",
        "?page=99999999999999999999",
        "?page_size=x",
        "?at=x",
        "?at=%00",
        "?at=PjAx"
      })
  void aPageThatCannotBeIs400(String query) {
    assertThat(get("/opds/v1.2/books" + query).status()).isEqualTo(400);
  }

  @Test
  void aPageBeyondTheEndIsEmpty() {
    Answer answer = get("/opds/v1.2/books?page=999999999");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).doesNotContain("<entry>");
  }

  @Test
  void onlyReadingIsOffered() {
    Answer answer =
        client().send("POST", "/opds/v1.2/books", "", "text/plain", Household.bearer(token));

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
  }

  private List<String> titles(String feed) {
    return Pages.matches(get(feed).text(), "<entry><title>([^<]*)</title>");
  }

  private String link(String title, String rel) {
    String feed = get("/opds/v1.2/search/feed?search=" + title).text();
    Matcher entry =
        Pattern.compile("<entry><title>" + title + "</title>.*?</entry>", Pattern.DOTALL)
            .matcher(feed);
    assertThat(entry.find()).as(feed).isTrue();
    return Pages.first(entry.group(), "<link rel=\"" + rel + "\"[^>]*href=\"([^\"]+)\"");
  }
}
