package org.carrel.it;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.http.JsonText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tells and asks how far somebody has read, by OPDS and across the other languages. */
final class ProgressionIT extends KoreaderTest {
  private static final String DRAFT = "application/opds-progression+json";
  private static final String READIUM = "application/vnd.readium.progression+json";
  private static final String DEVICE = "{\"id\":\"urn:uuid:7\",\"name\":\"Tablet \\\"Ω\\\"\"}";

  private Household.Member member;
  private String[] bearer;

  @BeforeEach
  void signIn() throws IOException {
    if (!Files.exists(BOOKS.resolve("prog.epub"))) {
      SampleBooks.epub(BOOKS.resolve("prog.epub"), Facts.of("Progtale", "Ana"));
      tenChapters();
      scan();
    }
    member = house.member(SYNC);
    bearer = Household.bearer(house.token(member.name()));
  }

  private String progression(String title) {
    String feed = client().get("/opds/v2.0/search?query=" + title, bearer).text();
    return Pages.first(feed, "\"href\":\"([^\"]+/progression)\"");
  }

  private Answer put(String address, String type, String body) {
    return client().send("PUT", address, body, type, bearer);
  }

  private Answer get(String address, String type) {
    return client().get(address, bearer[0], bearer[1], "Accept", type);
  }

  private static String draft(String modified, String progression) {
    return "{\"modified\":\"%s\",\"device\":%s,\"progression\":%s,\"references\":[\"#page=3\"]}"
        .formatted(modified, DEVICE, progression);
  }

  private static String readium(String modified, String locations) {
    return "{\"modified\":\"%s\",\"device\":%s,\"locator\":{\"href\":\"OEBPS/c1.xhtml\",\"type\":\"application/xhtml+xml\",\"title\":\"One\",\"locations\":%s,\"text\":{\"highlight\":\"é\"}}}"
        .formatted(modified, DEVICE, locations);
  }

  private static String ahead() {
    return Instant.now().plusSeconds(30).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private String ask(String document) {
    return client().postJson("/api/graphql", JsonText.of(Map.of("query", document)), bearer).text();
  }

  @Test
  void eachFormComesBackAsItWasTold() {
    String book = progression("Progtale");
    String told = draft("2024-02-29T01:02:03.25+02:00", "0.123456789012345678");

    Answer stored = put(book, DRAFT, told);
    assertThat(stored.status()).isEqualTo(200);
    assertThat(stored.header("Content-Type")).isEqualTo(DRAFT);
    assertThat(stored.text()).isEqualTo(told);
    Answer kept = get(book, DRAFT);
    assertThat(kept.header("Content-Type")).isEqualTo(DRAFT);
    assertThat(kept.header("Vary")).contains("Accept");
    assertThat(kept.text()).isEqualTo(told);
    assertThat(client().head(book, bearer[0], bearer[1], "Accept", DRAFT))
        .returns(200, Answer::status)
        .returns(kept.header("Content-Length"), head -> head.header("Content-Length"));

    String older = readium("2024-03-01T00:00:00Z", "{\"position\":2,\"totalProgression\":0.250}");
    Answer noted = put(book, READIUM, older);
    assertThat(noted.status()).isEqualTo(204);
    assertThat(noted.text()).isEmpty();
    assertThat(get(book, READIUM).text()).isEqualTo(older);
    assertThat(get(book, "*/*").header("Content-Type")).isEqualTo(READIUM);
    assertThat(get(book, DRAFT).json().get("progression")).hasToString("0.25");
    String plain = draft("2024-03-02T00:00:00Z", "0.5").replace("references", "refs");
    Answer renamed = put(book, "application/json", plain);
    assertThat(renamed.status()).isEqualTo(200);
    assertThat(renamed.text()).isEqualTo(get(book, DRAFT).text());
    assertThat(get(book, DRAFT).text()).contains("\"references\":[\"#page=3\"]");
    assertThat(get(book, READIUM).text())
        .contains("\"locator\":{\"href\":\"", ".xhtml\"", "\"totalProgression\":0.5");
  }

  @Test
  void ofABookThatWasNeverOpenedTheDraftSaysNothing() {
    Answer draft = get(progression("plain"), DRAFT);
    assertThat(draft.status()).isEqualTo(200);
    assertThat(draft.header("Content-Length")).isEqualTo("0");
    assertThat(draft.text()).isEmpty();
    assertThat(get(progression("plain"), READIUM).text())
        .startsWith(
            "{\"modified\":\"1970-01-01T00:00:00Z\",\"device\":{\"id\":\"urn:carrel\",\"name\":\"Carrel\"},")
        .contains("/pages/1\",\"type\":\"image/jpeg\",\"locations\":{\"position\":1,");
    assertThat(get(progression("Progtale"), READIUM).text())
        .contains("\"href\":\"OEBPS/a.xhtml\"", "\"totalProgression\":0");
  }

  @Test
  void whatIsOlderIsAConflict() {
    String book = progression("plain");

    assertThat(put(book, DRAFT, draft("2024-01-02T00:00:00Z", "0.5")).status()).isEqualTo(200);
    Answer refused = put(book, DRAFT, draft("2024-01-01T23:59:59Z", "0.6"));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(refused.member("type")).endsWith("error#progression-date");
    assertThat(put(book, DRAFT, draft("2024-01-02T00:00:00Z", "0.6")).status()).isEqualTo(200);
    assertThat(get(book, DRAFT).text()).contains("\"progression\":0.6");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        DRAFT + "|{}|progression",
        DRAFT + "|{\"progression\":0.5}|modified",
        DRAFT + "|{\"progression\":\"0.5\"}|progression",
        DRAFT
            + "|{\"progression\":1.5,\"modified\":\"2024-01-01T00:00:00Z\",\"device\":"
            + DEVICE
            + "}|progression",
        DRAFT + "|{\"progression\":0.5,\"modified\":\"now\",\"device\":" + DEVICE + "}|modified",
        DRAFT + "|{\"progression\":0.5,\"modified\":\"2024-01-01T00:00:00Z\"}|device",
        DRAFT
            + "|{\"progression\":0.5,\"modified\":\"2024-01-01T00:00:00Z\",\"device\":{\"id\":\"a:b\"}}|device.name",
        DRAFT
            + "|{\"progression\":0.5,\"modified\":\"2024-01-01T00:00:00Z\",\"device\":"
            + DEVICE
            + ",\"references\":[1]}|references",
        READIUM + "|{\"modified\":\"2024-01-01T00:00:00Z\",\"device\":" + DEVICE + "}|locator",
        READIUM
            + "|{\"modified\":\"2024-01-01T00:00:00Z\",\"device\":"
            + DEVICE
            + ",\"locator\":{\"locations\":{\"position\":32}}}|position",
        READIUM
            + "|{\"modified\":\"2024-01-01T00:00:00Z\",\"device\":"
            + DEVICE
            + ",\"locator\":{\"locations\":{\"totalProgression\":2}}}|locator.locations.totalProgression"
      })
  void whatIsWrongIsNamed(String type, String body, String name) {
    Answer refused = put(progression("plain"), type, body);

    assertThat(refused.status()).as(refused.text()).isEqualTo(400);
    assertThat(refused.member("detail")).startsWith(name);
    assertThat(refused.member("type")).endsWith("error#progression-invalid-payload");
  }

  @Test
  void otherMethodsAndTypesAreRefused() {
    String book = progression("plain");

    assertThat(put(book, "text/plain", "x").status()).isEqualTo(415);
    Answer posted = client().send("POST", book, "{}", DRAFT, bearer);
    assertThat(posted.status()).isEqualTo(405);
    assertThat(posted.header("Allow")).isEqualTo("GET, HEAD, PUT");
    assertThat(client().send("PUT", book, "{}", DRAFT).status()).isEqualTo(401);
    assertThat(put("/opds/v2.0/books/x/progression", DRAFT, draft(ahead(), "0")).status())
        .isEqualTo(404);
  }

  @Test
  void whatIsHiddenCannotBeTold() throws SQLException {
    String book = progression("adult");
    Household.Member child = house.member(SYNC);
    sql("UPDATE account SET age_limit = 12 WHERE id = ?", child.id());
    bearer = Household.bearer(house.token(child.name()));

    assertThat(put(book, DRAFT, draft(ahead(), "0.5")).status()).isEqualTo(404);
    assertThat(get(book, DRAFT).status()).isEqualTo(404);
  }

  @Test
  void whatKoreaderPushesIsReadByAllOthers() {
    Device device = device(member);
    device.push(hashOfContent("plain.cbz"), "8", "0.2580645161");
    String book = progression("plain");

    assertThat(get(book, DRAFT).text())
        .contains("\"id\":\"urn:carrel:device:0A1B2C\",\"name\":\"Kobo_nova\"")
        .contains("\"progression\":0.258064516,\"references\":[\"#page=8\"]");
    assertThat(get(book, READIUM).text())
        .contains("/pages/8\"", "\"position\":8", "\"totalProgression\":0.258064516");
    assertThat(ask("{ keepReading { nodes { readProgress { page } } } }")).contains("\"page\":8");
  }

  @Test
  void whatIsToldByOpdsIsReadByAllOthers() {
    Device device = device(member);
    device.push(hashOfContent("plain.cbz"), "8", "0.25");
    String book = progression("plain");
    String told = draft(ahead(), "0.5").replace("#page=3", "#page=16");

    assertThat(put(book, DRAFT, told).status()).isEqualTo(200);

    assertThat(device.pull(hashOfContent("plain.cbz")).json())
        .containsEntry("progress", "16")
        .containsEntry("percentage", 0.5)
        .containsEntry("device", "Tablet \"Ω\"");
    assertThat(ask("{ keepReading { nodes { readProgress { page percentageCompleted } } } }"))
        .contains("\"page\":16", "0.5");
    assertThat(get(book, READIUM).text()).contains("\"position\":", "\"totalProgression\":0.5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"totalProgression\":0.5} | 0.5",
        "{\"progression\":0.5} | 0.15",
        "{\"position\":12} | 0.1"
      })
  void theChapterThatAReaderOfOpdsNamesIsPulledByKoreader(String locations, BigDecimal share) {
    String book = progression("Tenchapters");
    String told = readium(ahead(), locations).replace("c1.xhtml", "c2.xhtml");

    assertThat(put(book, READIUM, told).status()).isEqualTo(204);

    Answer pulled = device(member).pull(hashOfContent("ten.epub"));
    assertThat(pulled.json()).containsEntry("progress", "/body/DocFragment[2].0");
    assertThat(pulled.text()).contains("\"percentage\":" + share + ",");
    assertThat(get(book, READIUM).text()).isEqualTo(told);
    assertThat(get(book, DRAFT).text())
        .endsWith("\"progression\":%s,\"references\":[\"OEBPS/c2.xhtml\"]}".formatted(share));
  }

  @Test
  void theChapterThatTheDraftRefersToIsPulledByKoreader() {
    String book = progression("Tenchapters");
    String told = draft(ahead(), "0.5").replace("#page=3", "OEBPS/c2.xhtml#p4");

    assertThat(put(book, DRAFT, told).text()).isEqualTo(told);

    assertThat(device(member).pull(hashOfContent("ten.epub")).json())
        .containsEntry("progress", "/body/DocFragment[2].0")
        .containsEntry("percentage", 0.5);
    assertThat(get(book, READIUM).text())
        .contains("\"href\":\"OEBPS/c2.xhtml\"", "\"totalProgression\":0.5");
  }

  private String streamed() {
    String feed = client().get("/opds/v1.2/search/feed?search=plain", bearer).text();
    return Pages.first(feed, "(<link rel=\"http://vaemendis.net/opds-pse/stream\"[^>]*>)");
  }

  @Test
  void pageStreamingTellsWhatAllOthersTold() {
    Device device = device(member);
    String document = hashOfContent("plain.cbz");
    String book = progression("plain");
    assertThat(streamed()).contains("pse:count=\"31\"").doesNotContain("pse:lastRead");

    device.push(document, "8", "0.2580645161");
    assertThat(streamed())
        .contains("pse:lastRead=\"8\"", "pse:lastReadDate=\"" + LocalDate.now(UTC) + "T");
    assertThat(put(book, DRAFT, draft(ahead(), "0.5").replace("#page=3", "#page=16")).status())
        .isEqualTo(200);
    assertThat(streamed()).contains("pse:lastRead=\"16\"");
    String share = readium(ahead(), "{\"totalProgression\":0.75}");
    assertThat(put(book, READIUM, share).status()).isEqualTo(204);
    assertThat(streamed()).contains("pse:lastRead=\"24\"");
    String id = Pages.first(book, "/books/([^/]+)/");
    ask(
        "mutation { updateMediaProgress(id: \"%s\", input: {paged: {page: 20}}) { id } }"
            .formatted(id));
    assertThat(streamed()).contains("pse:lastRead=\"20\"");
    assertThat(device.pull(document).json())
        .containsEntry("progress", "20")
        .containsEntry("percentage", 0.64516129);
    assertThat(get(book, READIUM).text())
        .contains("\"position\":20", "\"totalProgression\":0.64516129");
  }

  @Test
  void whatGraphQlTellsIsReadByAllOthers() {
    String book = progression("Progtale");
    String id = Pages.first(book, "/books/([^/]+)/");
    ask(
        "mutation { updateMediaProgress(id: \"%s\", input: {epub: {locator: {readium: {chapterTitle: \"One\", href: \"text/1.xhtml\", type: \"text/html\", locations: {position: 2}}}, percentage: 0.4}}) { id } }"
            .formatted(id));

    assertThat(get(book, READIUM).text())
        .contains("\"href\":\"text/1.xhtml\"", "\"title\":\"One\"")
        .contains("\"locations\":{\"position\":2,\"totalProgression\":0.4}");
    assertThat(get(book, DRAFT).text()).contains("\"progression\":0.4");
    assertThat(
            put(book, READIUM, readium(ahead(), "{\"totalProgression\":0.75,\"position\":9}"))
                .status())
        .isEqualTo(204);
    assertThat(
            ask(
                "{ mediaById(id: \"%s\") { readProgress { locator { href title locations { position } text { highlight } } } } }"
                    .formatted(id)))
        .contains("\"href\":\"OEBPS/c1.xhtml\"", "\"position\":9", "\"highlight\":\"é\"");
    assertThat(List.of(get(book, READIUM).text())).allMatch(t -> t.contains("0.75"));
  }
}
