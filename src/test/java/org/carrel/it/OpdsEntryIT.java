package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.it.FeedCrawl.list;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Comes in by the one address, with a key in it, as KOReader does, and unsigned. */
final class OpdsEntryIT extends OpdsTwoTest {
  @Test
  void theKeyInTheAddressIsKeptByEveryLink() {
    String key = house.apiKey(token);
    String base = "/opds/" + key + "/v2.0/";
    for (String feed : List.of("catalog", "libraries/" + library, "series", "search?query=two")) {
      Answer answer = client().get(base + feed);
      List<String> links = Pages.matches(answer.text(), "\"href\":\"([^\"]+)\"");

      assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
      assertThat(links)
          .isNotEmpty()
          .allMatch(
              href -> server().resolve(href.replaceAll("[{].*", "")).getRawPath().startsWith(base));
    }
    String self = link(client().get(base + "search?query=Twocomic").json(), "self");
    assertThat(self).startsWith(base);
    assertThat(client().get("/opds/" + key, "Accept", KOREADER).text())
        .contains("\"href\":\"" + base + "books\"");
    assertThat(client().get("/opds/" + key + "/").text()).contains("/opds/" + key + "/v1.2/books");
    assertThat(client().get("/opds/" + key + "x").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        KOREADER + "|application/opds+json",
        "application/atom+xml;q=0.5, application/opds+json;q=0.4|application/atom+xml",
        "application/atom+xml;q=0.3, application/opds+json;q=0.4|application/opds+json",
        "application/opds+json|application/opds+json",
        "application/json|application/opds+json",
        "application/json, text/plain, */*|application/opds+json",
        "application/json;q=0.1, application/atom+xml|application/atom+xml",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8|application/atom+xml",
        "*/*|application/atom+xml",
        "application/*|application/atom+xml",
        "image/png|application/atom+xml"
      })
  void oneEntryAnswersInTheVersionThatIsTaken(String accept, String type) {
    for (String entry : List.of("/opds", "/opds/")) {
      Answer answer = get(entry, "Accept", accept);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Vary")).contains("Accept");
      assertThat(answer.header("Content-Type")).startsWith(type);
    }
  }

  @Test
  void aVersionAloneIsItsFrontPage() {
    String key = house.apiKey(token);
    for (String version : List.of("v1.2", "v2.0")) {
      String front = get("/opds/" + version + "/catalog").text();
      for (String end : List.of("", "/")) {
        assertThat(get("/opds/" + version + end).text()).isEqualTo(front);
        assertThat(client().get("/opds/" + key + "/" + version + end).status()).isEqualTo(200);
      }
    }
  }

  @Test
  void theTwoVersionsOfOneAddressHaveTheirOwnTags() {
    String json = get("/opds", "Accept", KOREADER).header("ETag");

    assertThat(get("/opds").header("ETag")).isNotEqualTo(json);
    assertThat(get("/opds", "Accept", KOREADER, "If-None-Match", json))
        .returns(304, Answer::status)
        .returns("Accept", answer -> answer.header("Vary"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/opds",
        "/opds/v2.0/catalog",
        "/opds/v2.0/series",
        "/opds/v2.0/publishers",
        "/opds/v2.0/books?sort=author",
        "/opds/v2.0/search?query=two",
        "/opds/v1.2/catalog",
        "/opds/v1.2/books",
        "/opds/v1.2/publishers",
        "/opds/v1.2/books?sort=author",
        "/opds/v1.2/search",
        "/opds/v1.2/search/feed?search=two"
      })
  void koreaderIsAnsweredAlikeTwice(String path) {
    String[] headers = {
      "Accept",
      KOREADER,
      "Accept-Encoding",
      "identity",
      "Authorization",
      Client.basic(Household.OWNER, Household.PASSWORD)
    };
    Answer head = client().head(path, headers);
    Answer whole = client().get(path, headers);

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.bytes()).isEmpty();
    for (String name : List.of("Content-Type", "ETag", "Cache-Control", "Vary", "Content-Length")) {
      assertThat(head.header(name)).as(name).isEqualTo(whole.header(name));
    }
    assertThat(whole.header("Content-Encoding")).isEmpty();
    assertThat(whole.header("Last-Modified")).isEmpty();
  }

  @Test
  void koreaderFetchesAFileAsItFetchesFeeds() {
    String file = link(book("Twocomic"), "http://opds-spec.org/acquisition");
    String[] headers = {
      "Accept-Encoding",
      "identity",
      "Authorization",
      Client.basic(Household.OWNER, Household.PASSWORD)
    };
    for (String path : List.of(file, file.replace("/v2.0/", "/v1.2/"))) {
      Answer head = client().head(path, headers);
      Answer whole = client().get(path, headers);

      assertThat(head.status()).isEqualTo(200);
      assertThat(head.bytes()).isEmpty();
      for (String name :
          List.of(
              "Content-Type", "ETag", "Content-Length", "Content-Disposition", "Accept-Ranges")) {
        assertThat(head.header(name)).as(name).isEqualTo(whole.header(name)).isNotEmpty();
      }
      assertThat(whole.header("Content-Length")).isEqualTo("" + whole.bytes().length);
      assertThat(whole.header("Content-Encoding")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/opds", "/opds/v1.2/catalog", "/opds/v2.0/catalog", "/opds/v2.0/books/browse"})
  void whoIsNotSignedInIsToldHow(String path) {
    Answer answer = client().get(path);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).startsWith("Basic realm=");
    assertThat(answer.header("Link"))
        .contains("rel=\"http://opds-spec.org/auth/document\"", "/opds/v2.0/auth>");
    assertThat(answer.header("Content-Type")).isEqualTo("application/opds-authentication+json");
    assertThat(answer.json()).containsKeys("id", "title");
    assertThat(list(answer.json(), "authentication"))
        .extracting(way -> way.get("type"))
        .containsExactly("http://opds-spec.org/auth/basic", "urn:carrel:auth:oauth2");
    String metadata =
        String.valueOf(
            list(list(answer.json(), "authentication").get(1), "links").get(0).get("href"));
    assertThat(client().get(URI.create(metadata).getPath()).json()).containsKey("issuer");
    assertThat(client().get("/opds/v2.0/auth").text()).isEqualTo(answer.text());
  }
}
