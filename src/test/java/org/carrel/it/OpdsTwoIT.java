package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.it.FeedCrawl.list;
import static org.carrel.it.FeedCrawl.object;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads feeds of OPDS 2.0 as reader apps do. */
final class OpdsTwoIT extends OpdsTwoTest {
  @Test
  void everythingThatLinksLeadToIsSound() {
    turn("Twocomic", 2);

    Map<String, Map<String, Object>> met = new FeedCrawl(this::get).from("/opds/v2.0/catalog");

    assertThat(met).hasSizeGreaterThan(40);
    assertThat(met.keySet()).anyMatch(address -> address.contains("/series/"));
    assertThat(met.toString()).contains(TITLE);
  }

  @Test
  void aFeedOfNothingIsAFeedAllTheSame() {
    String nothing = "/opds/v2.0/search?query=nothinglikeit";
    Map<String, Object> feed = get(nothing).json();

    assertThat(feed).containsEntry("groups", List.of()).doesNotContainKey("publications");
    assertThat(object(feed, "metadata")).containsEntry("numberOfItems", 0L);
    assertThat(new FeedCrawl(this::get).at(nothing)).hasSize(1);
  }

  @Test
  void aLibraryWithoutABookIsThereButForThoseFromWhomBooksAreHidden() throws Exception {
    for (String version : List.of("v1.2", "v2.0")) {
      String libraries = "/opds/" + version + "/libraries";
      assertThat(get(libraries).text()).contains(library, empty);
      assertThat(get(libraries + "/" + empty).status()).isEqualTo(200);
      assertThat(get(libraries + "/" + empty).text()).doesNotContain("Two");
    }
    assertThat(new FeedCrawl(this::get).at("/opds/v2.0/libraries/" + empty)).hasSize(1);
    assertThat(get("/opds/v1.2/libraries/" + empty).text())
        .contains("<opensearch:totalResults>0</")
        .doesNotContain("<entry>");

    Household.Member child = house.member();
    KoreaderTest.sql("UPDATE account SET age_limit = 12 WHERE id = ?", child.id());
    token = house.token(child.name());
    assertThat(get("/opds/v2.0/libraries").text()).doesNotContain(empty);
    assertThat(get("/opds/v2.0/libraries/" + empty).status()).isEqualTo(404);
  }

  @Test
  void followingNextMeetsEveryBookOnceAndCountsPages() {
    for (String first : List.of("libraries/" + library, "libraries/" + library + "/books/latest")) {
      List<Object> seen = new ArrayList<>();
      List<Object> pages = new ArrayList<>();
      String last = "";
      for (String next = "/opds/v2.0/" + first + "?page_size=7"; !next.isEmpty(); ) {
        Map<String, Object> feed = get(next).json();
        list(feed, "publications").forEach(b -> seen.add(object(b, "metadata").get("identifier")));
        pages.add(object(feed, "metadata").get("currentPage"));
        assertThat(object(feed, "metadata"))
            .containsEntry("numberOfItems", (long) COUNT)
            .containsEntry("itemsPerPage", 7L);
        last = link(feed, "last");
        assertThat(link(feed, "previous").isEmpty()).isEqualTo(pages.size() == 1);
        next = link(feed, "next");
      }
      assertThat(seen).hasSize(COUNT).doesNotHaveDuplicates();
      assertThat(pages).containsExactly(1L, 2L, 3L, 4L);
      assertThat(list(get(last).json(), "publications")).hasSize(COUNT % 7);
    }
  }

  @Test
  void aPublicationSaysWhatItIs() {
    Map<String, Object> comic = get(link(book("Twocomic"), "self")).json();

    assertThat(object(comic, "metadata"))
        .containsEntry("numberOfPages", 4L)
        .containsEntry("conformsTo", "https://readium.org/webpub-manifest/profiles/divina");
    assertThat(list(object(comic, "metadata"), "author").get(0))
        .containsEntry("name", "Cleo & Quill");
    Map<String, Object> saga = object(object(book("Two 03"), "metadata"), "belongsTo");
    assertThat(object(saga, "series"))
        .containsEntry("name", "Twosaga")
        .extractingByKey("position")
        .hasToString("4");
    assertThat(object(book("Two 03"), "metadata")).doesNotContainKey("numberOfPages");
  }

  @Test
  void searchIsATemplate() {
    Map<String, Object> root = get("/opds/v2.0/catalog").json();

    String origin = server().resolve("/").toString().replaceAll("/$", "");
    assertThat(link(root, "search")).isEqualTo(origin + "/opds/v2.0/search{?query}");
    assertThat(get("/opds/v1.2/search").text())
        .contains("template=\"" + origin + "/opds/v1.2/search/feed?search={searchTerms}\"");
    String elsewhere =
        RawRequest.send(
            server(),
            "GET /opds/v2.0/catalog HTTP/1.1\r\nHost: books.example\r\nConnection: close\r\n"
                + "Authorization: Bearer "
                + token
                + "\r\n\r\n");
    assertThat(elsewhere)
        .contains("http://books.example/opds/v2.0/search")
        .doesNotContain(get("/opds/v2.0/catalog").header("ETag"));
    assertThat(get("/opds/v2.0/search?query=quentin%20leaf").text()).contains("Twopaper");
    assertThat(get("/opds/v2.0/search").status()).isEqualTo(400);
    assertThat(link(get("/opds/v2.0/search?query=twosaga").json(), "next"))
        .contains("?query=twosaga&at=");
  }

  @Test
  void booksAreBrowsedAsStumpsClientsDo() {
    Map<String, Object> found = get("/opds/v2.0/books/browse?author=Cleo%20%26%20Quill").json();

    assertThat(list(found, "publications")).hasSize(1);
    assertThat(link(found, "self")).isEqualTo("/opds/v2.0/books/browse?author=Cleo%20%26%20Quill");
    assertThat(get("/opds/v2.0/books/browse?author=Cleo%20%26%20Quill&penciler=x").json())
        .containsEntry("groups", List.of());
    assertThat(list(get("/opds/v2.0/books/browse?page_size=5").json(), "publications")).hasSize(5);
    assertThat(link(get("/opds/v2.0/books/browse?subject=&page_size=5").json(), "next"))
        .contains("at=", "page=2");
    for (String wrong : List.of("language=" + "x".repeat(36), "format=text/html", "tag=x")) {
      assertThat(get("/opds/v2.0/books?" + wrong).status()).as(wrong).isEqualTo(400);
    }
    assertThat(list(get("/opds/v2.0/libraries/" + library + "/books").json(), "publications"))
        .hasSize(20);
  }

  @Test
  void whatIsReadIsKeptAtHandAndChangesItsTag() {
    String before = get("/opds/v2.0/catalog").header("ETag");
    assertThat(get("/opds/v2.0/catalog").text())
        .doesNotContain("\"title\":\"Keep reading\",\"numb");

    turn("Twocomic", 2);

    Answer after = get("/opds/v2.0/catalog", "If-None-Match", before);
    assertThat(after.status()).isEqualTo(200);
    assertThat(after.text())
        .contains("\"metadata\":{\"title\":\"Keep reading\",\"numberOfItems\":1");
    for (String feed : List.of("/opds/v2.0/books/keep-reading", "/opds/v1.2/keep-reading")) {
      assertThat(get(feed).text()).contains("Twocomic").doesNotContain("Twopaper");
      assertThat(get(feed, "If-None-Match", get(feed).header("ETag")).status()).isEqualTo(304);
    }
    turn("Twopaper", 1);
    assertThat(get("/opds/v2.0/libraries/" + library).text())
        .contains("\"title\":\"Not begun\",\"properties\":{\"numberOfItems\":" + (COUNT - 2))
        .contains("\"title\":\"Reading\",\"properties\":{\"numberOfItems\":2}");
    assertThat(get("/opds/v2.0/books/keep-reading").text()).contains("Twocomic", "Twopaper");
    token = house.token(house.member().name());
    assertThat(get("/opds/v2.0/books/keep-reading").text()).doesNotContain("Twocomic");
  }

  @Test
  void aKeyThatMayDoLessHasAFrontPageOfItsOwn() {
    token =
        house.token(house.member("ACCESS_API_KEYS", "ACCESS_SMART_LIST", "DOWNLOAD_FILE").name());
    String asked =
        "{\"query\":\"mutation { createApiKey(input: {name: \\\"few\\\","
            + " permissions: {custom: [DOWNLOAD_FILE]}}) { secret } }\"}";
    String secret =
        client()
            .postJson("/api/graphql", asked, Household.bearer(token))
            .text()
            .replaceAll(".*\"secret\":\"([^\"]+)\".*", "$1");
    String session = token;
    for (String front : List.of("/opds/v1.2/catalog", "/opds/v2.0/catalog")) {
      token = session;
      Answer whole = get(front);
      token = secret;

      Answer part = get(front, "If-None-Match", whole.header("ETag"));

      assertThat(whole.text()).contains("/smart-lists");
      assertThat(part.status()).isEqualTo(200);
      assertThat(part.text()).doesNotContain("/smart-lists");
    }
  }

  @Test
  void whatIsHiddenDoesNotExist() throws SQLException {
    String self = link(book("Twocomic"), "self");
    turn("Twocomic", 2);
    Household.Member member = house.member("DOWNLOAD_FILE");
    KoreaderTest.sql(
        "INSERT INTO library_exclusion (account_id, library_id) VALUES (?, ?)",
        member.id(),
        library);
    token = house.token(member.name());

    for (String below : List.of("", "/cover", "/thumbnail", "/file", "/pages/1", "/progression")) {
      assertThat(get(self + below).status()).as(below).isEqualTo(404);
    }
    String hidden = "/opds/v2.0/libraries/" + library;
    for (String below : List.of("", "/books", "/books/latest")) {
      assertThat(get(hidden + below).status()).as(below).isEqualTo(404);
    }
    for (String feed :
        List.of("search?query=twocomic", "books/browse?author=Cleo%20%26%20Quill", "catalog")) {
      assertThat(get("/opds/v2.0/" + feed).text()).as(feed).doesNotContain("Twocomic", library);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/opds/v2.0/nothing",
        "/opds/v2.0/books/not-an-id",
        "/opds/v2.0/books/00000000-0000-0000-0000-000000000000",
        "/opds/v2.0/books/00000000-0000-0000-0000-000000000000/pages/1",
        "/opds/v2.0/books/00000000-0000-0000-0000-000000000000/progression",
        "/opds/v2.0/libraries/00000000-0000-0000-0000-000000000000/books/latest",
        "/opds/v2.0/libraries/x/books",
        "/opds/v2.0/series/00000000-0000-0000-0000-000000000000/books"
      })
  void whatIsNotThereIs404(String path) {
    assertThat(get(path).status()).isEqualTo(404);
  }
}
