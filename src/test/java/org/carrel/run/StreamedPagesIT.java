package org.carrel.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.http.JsonText;
import org.carrel.it.Answer;
import org.carrel.it.Client;
import org.carrel.it.Household;
import org.carrel.it.Pages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server on the suite's database where a page that is streamed counts as read. */
@Tag("servers")
final class StreamedPagesIT {
  private static final int PAGES = 5;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static Launcher launcher;

  @SuppressWarnings("NullAway.Init")
  private static Household house;

  private static String name = "";

  private String[] reader;

  @BeforeAll
  static void start() throws Exception {
    int port = Ports.free();
    Map<String, String> environment = new TreeMap<>();
    environment.put("CARREL_OPDS_PROGRESSION", "on");
    environment.put("CARREL_DATA", folder.resolve("data").toString());
    environment.put("CARREL_PORT", String.valueOf(port));
    environment.put("CARREL_DB_HOST", "127.0.0.1");
    for (String part : List.of("port", "name", "user", "password")) {
      environment.put(
          "CARREL_DB_" + part.toUpperCase(Locale.ROOT),
          System.getProperty("carrel.it.database." + part, ""));
    }
    launcher = Launcher.start(environment);
    assertThat(launcher.awaitWord()).contains("ready");
    house = new Household(URI.create("http://127.0.0.1:" + port + "/"));
    name = "Streamed" + UUID.randomUUID().toString().substring(0, 8);
    house.library(name, books());
  }

  private static Path books() throws IOException {
    Path books = Files.createDirectories(folder.resolve("books"));
    SampleBooks.cbz(books.resolve(name + ".cbz"), PAGES, Facts.of(name, "Ida Ink"));
    return books;
  }

  @AfterAll
  static void stop() {
    launcher.close();
  }

  @BeforeEach
  void signIn() {
    reader = Household.bearer(house.token(house.member("DOWNLOAD_FILE").name()));
  }

  private static Client client() {
    return house.visitor();
  }

  private String stream() {
    String feed = client().get("/opds/v1.2/search/feed?search=" + name, reader).text();
    return Pages.first(feed, "(<link rel=\"http://vaemendis.net/opds-pse/stream\"[^>]*>)");
  }

  private String page(int zeroBased) {
    return Pages.first(stream(), "href=\"([^\"]+)\"")
        .replace("&amp;", "&")
        .replace("{pageNumber}", String.valueOf(zeroBased))
        .replace("{maxWidth}", "100");
  }

  private void assertLastRead(int page) {
    assertThat(stream()).contains("pse:lastRead=\"" + page + "\"");
  }

  @Test
  void aPageThatIsFetchedIsTheLastRead() {
    assertThat(stream()).contains("pse:count=\"" + PAGES + "\"").doesNotContain("pse:lastRead");
    Instant before = Instant.now().minusSeconds(1);

    Answer third = client().get(page(2), reader);

    assertThat(third.status()).isEqualTo(200);
    assertLastRead(3);
    assertThat(Instant.parse(Pages.first(stream(), "pse:lastReadDate=\"([^\"]+)\"")))
        .isBetween(before, Instant.now());
    assertThat(client().get(page(3), reader).status()).isEqualTo(200);
    assertLastRead(4);
    String[] held = {reader[0], reader[1], "If-None-Match", third.header("ETag")};
    assertThat(client().get(page(2), held).status()).isEqualTo(304);
    assertLastRead(3);
  }

  @Test
  void aPageBeyondTheLastIsRefusedAndNothingIsRead() {
    client().get(page(1), reader);

    for (int beyond : List.of(PAGES, PAGES + 1, 999_999_999)) {
      Answer refused = client().get(page(beyond), reader);
      assertThat(refused.status()).as("%d", beyond).isEqualTo(404);
      assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(refused.member("detail")).contains("no such page");
    }
    assertLastRead(2);
  }

  /** What an app looks at, or fetches ahead by the other version, nobody has read. */
  @Test
  void whatIsNotStreamedDoesNotCount() {
    String page = page(2);
    assertThat(client().head(page, reader).status()).isEqualTo(200);
    String other = page.replace("/v1.2/", "/v2.0/").replace("pages/2", "pages/3");
    assertThat(client().get(other, reader).status()).isEqualTo(200);

    assertThat(stream()).doesNotContain("pse:lastRead");
  }

  @Test
  void theLastPageIsTheEndInEveryLanguage() {
    client().get(page(1), reader);
    client().get(page(PAGES - 1), reader);

    assertLastRead(PAGES);
    String self = Pages.first(page(0), "^(.*)/pages/");
    String[] draft = {reader[0], reader[1], "Accept", "application/opds-progression+json"};
    assertThat(client().get(self + "/progression", draft).text())
        .contains("\"progression\":1,\"references\":[\"#page=5\"]");
    String id = Pages.first(self, "/books/(.*)$");
    String asked =
        JsonText.of(
            Map.of("query", "{ mediaById(id: \"" + id + "\") { readHistory { completedAt } } }"));
    assertThat(client().postJson("/api/graphql", asked, reader).text())
        .contains("\"completedAt\":\"2");
  }
}
