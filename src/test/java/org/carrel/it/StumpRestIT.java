package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.format.SampleEpub;
import org.carrel.http.JsonText;
import org.carrel.run.FileTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fetches what Stump's REST gives beside GraphQL. */
final class StumpRestIT extends ServerTest {
  private static final Path FOLDER = Path.of(System.getProperty("carrel.it.folder", "target/it"));

  private static String library = "";

  private Household house;
  private String token;

  @BeforeEach
  void fillTheLibrary() throws IOException {
    house = new Household(server());
    token = house.ownerToken();
    if (library.isEmpty()) {
      Path folder = FOLDER.resolve("rest-library");
      FileTree.delete(folder);
      Files.createDirectories(folder);
      SampleBooks.cbz(
          folder.resolve("rest-1.cbz"), 3, Facts.of("Rest 1", "Ida").in("Resting", "1"));
      SampleEpub.write(folder.resolve("rest-2.epub"), "Evil");
      SampleBooks.pdf(folder.resolve("rest-3.pdf"), 2, Facts.of("Rest 3", "Paul"));
      library = house.library("Rest", folder);
    }
  }

  private Answer get(String path, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(Household.bearer(token), 0, all, 0, 2);
    System.arraycopy(headers, 0, all, 2, headers.length);
    return client().get(path, all);
  }

  private Map<String, Object> book(String name) {
    String document =
        "{ media(filter: {name: {eq: \"%s\"}}) { nodes { id seriesId thumbnail { url } } } }"
            .formatted(name);
    Answer answer =
        client()
            .postJson(
                "/api/graphql", JsonText.of(Map.of("query", document)), Household.bearer(token));
    return Json.object(answer, "data", "media", "nodes", 0);
  }

  private static String id(Map<String, Object> book) {
    return String.valueOf(book.get("id"));
  }

  @Test
  void opensTheThumbnailsThatGraphQlNames() {
    Map<String, Object> book = book("rest-1");
    String series = String.valueOf(book.get("seriesId"));
    for (String path :
        new String[] {
          "/api/v2/media/" + id(book),
          "/api/v2/series/" + series,
          "/api/v2/library/" + library,
          "/api/v2/series/" + library
        }) {
      Answer shown = get(path + "/thumbnail");
      assertThat(shown.status()).as(path).isEqualTo(200);
      assertThat(shown.header("Content-Type")).isEqualTo("image/jpeg");
      assertThat(shown.header("Cache-Control")).startsWith("private");
      assertThat(get(path + "/thumbnail", "If-None-Match", shown.header("ETag")).status())
          .isEqualTo(304);
    }
    String url = Json.text(book, "thumbnail", "url");
    assertThat(url).endsWith("/api/v2/media/" + id(book) + "/thumbnail");
    assertThat(client().get("/api/v2/media/" + id(book) + "/thumbnail").status()).isEqualTo(401);
  }

  @Test
  void scansWhereASeriesLies() {
    String path = "/api/v2/series/" + book("rest-1").get("seriesId") + "/scan";
    Answer asked = client().postJson(path, "", Household.bearer(token));
    assertThat(asked.status()).as(asked.toString()).isEqualTo(200);
    assertThat(asked.member("libraryId")).isEqualTo(library);
    assertThat(house.scan(library)).containsEntry("state", "DONE");

    String none = "/api/v2/series/" + library + "/scan";
    assertThat(client().postJson(none, "", Household.bearer(token)).status()).isEqualTo(404);
    String reader = house.token(house.member().name());
    assertThat(client().postJson(path, "", Household.bearer(reader)).status()).isEqualTo(403);
    assertThat(client().postJson(path, "").status()).isEqualTo(401);
  }

  @Test
  void turnsPages() {
    String comic = "/api/v2/media/" + id(book("rest-1"));
    Answer page = get(comic + "/page/3");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("image/png");
    assertThat(get(comic + "/page/3", "If-None-Match", page.header("ETag")).status())
        .isEqualTo(304);
    for (String none : new String[] {"0", "4", "-1", "x", "99999999999", "1/2"}) {
      assertThat(get(comic + "/page/" + none).status()).as(none).isEqualTo(404);
    }
    assertThat(get("/api/v2/media/" + id(book("rest-3")) + "/page/2").header("Content-Type"))
        .isEqualTo("image/jpeg");
    assertThat(get("/api/v2/series/" + library + "/page/1").status()).isEqualTo(404);
  }

  @Test
  void givesFilesToThoseWhoMayDownload() {
    String file = "/api/v2/media/" + id(book("rest-1")) + "/file";
    Answer part = get(file, "Range", "bytes=0-3");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.text()).isEqualTo("PK\3\4");
    assertThat(part.header("Content-Disposition")).contains("rest-1.cbz");
    assertThat(client().head(file, Household.bearer(token)).header("ETag")).isNotEmpty();

    token = house.token(house.member().name());
    assertThat(get(file).status()).isEqualTo(403);
    assertThat(get(file).json()).containsEntry("status", 403L).containsKey("message");
  }

  @Test
  void showsPartsOfAnEpubInASandbox() {
    String epub = "/api/v2/epub/" + id(book("rest-2"));
    Answer chapter = get(epub + "/chapter/0");
    assertThat(chapter.status()).isEqualTo(200);
    assertThat(chapter.header("Content-Type")).startsWith("text/html");
    assertThat(chapter.header("Content-Security-Policy"))
        .contains("default-src 'none'", "sandbox")
        .doesNotContain("allow-scripts");
    assertThat(chapter.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(chapter.text())
        .contains(epub + "/OEBPS/img/pic.jpg")
        .doesNotContain("alert", "<script", "evil.example");

    assertThat(get(epub + "/OEBPS/text/one.xhtml").text()).isEqualTo(chapter.text());
    assertThat(get(epub + "/META-INF/css").header("Content-Type")).startsWith("text/css");
    assertThat(get(epub + "/OEBPS/img/pic.jpg").header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(get(epub + "/OEBPS/evil.js").header("Content-Type"))
        .isEqualTo("application/octet-stream");
    assertThat(get(epub + "/OEBPS/img/evil.svg").header("Content-Security-Policy"))
        .contains("sandbox");
    for (String none :
        new String[] {
          "/chapter/2", "/META-INF/out", "/META-INF/container.xml", "/mimetype/x", "/", ""
        }) {
      assertThat(get(epub + none).status()).as(none).isEqualTo(404);
    }
    assertThat(get(epub + "/..%2f..%2fetc/passwd").status()).isEqualTo(400);
    assertThat(get("/api/v2/epub/" + id(book("rest-1")) + "/chapter/0").status()).isEqualTo(404);
  }

  @Test
  void hidesWhatTheCallerDoesNotSee() {
    String hidden = id(book("rest-1"));
    String series = String.valueOf(book("rest-1").get("seriesId"));
    Household.Member member = house.member("DOWNLOAD_FILE");
    String exclude =
        "mutation { updateLibraryExcludedUsers(id: \"%s\", userIds: [\"%s\"]) { id } }"
            .formatted(library, member.id());
    client()
        .postJson("/api/graphql", JsonText.of(Map.of("query", exclude)), Household.bearer(token));
    token = house.token(member.name());

    for (String path :
        new String[] {
          "media/" + hidden + "/thumbnail", "media/" + hidden + "/page/1",
          "media/" + hidden + "/file", "series/" + series + "/thumbnail",
          "series/" + library + "/thumbnail", "library/" + library + "/thumbnail",
          "epub/" + hidden + "/chapter/0", "media/nonsense/thumbnail"
        }) {
      assertThat(get("/api/v2/" + path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void answersWhatClientsAskAtTheirStart() {
    assertThat(client().get("/api/v2/claim").json())
        .containsEntry("isClaimed", true)
        .containsEntry("needsSetupToken", false);
    assertThat(client().get("/api/v2/check-for-update").json())
        .containsEntry("hasUpdateAvailable", false)
        .containsKeys("currentSemver", "latestSemver");
    assertThat(client().get("/api/v2/auth/oidc/config").json())
        .containsEntry("enabled", false)
        .containsEntry("disableLocalAuth", false);
    Answer oidc = client().get("/api/v2/auth/oidc/authorize?generate_token=true");
    assertThat(oidc.status()).isEqualTo(400);
    assertThat(oidc.json()).containsEntry("status", 400L).containsKey("message");
    Map<String, Object> me = get("/api/v2/auth/viewer").json();
    assertThat(me).containsKeys("avatarPath", "avatarUrl", "ageRestriction");
    assertThat(Json.text(me, "preferences", "thumbnailRatio")).isEqualTo("0.66");
  }
}
