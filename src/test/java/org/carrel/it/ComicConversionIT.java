package org.carrel.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.carrel.format.SampleArchives;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.run.FileTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Comics in RAR, 7z and tar as clients see them, and as ZIP once they are converted. */
final class ComicConversionIT extends GraphQlTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("carrel.it.folder", "target/it")).resolve("comics-library");
  private static final String CONVERT = "mutation C($id: ID!) { convertMedia(id: $id) }";

  private static String library = "";

  @BeforeEach
  void fillTheLibrary() throws IOException {
    if (library.isEmpty()) {
      FileTree.delete(FOLDER);
      Files.createDirectories(FOLDER);
      SampleArchives.solidCbr(FOLDER.resolve("con-1.cbr"), 12, Facts.of("Con One", "Ana"));
      SampleArchives.cbr(FOLDER.resolve("con-2.cbr"), 3, Facts.of("Con Two", "Ana"));
      SampleArchives.cb7(FOLDER.resolve("con-3.cb7"), 3, Facts.of("Con Three", "Ana"));
      SampleArchives.cbt(FOLDER.resolve("con-4.cbt"), 3, Facts.of("Con Four", "Ana"));
      SampleArchives.cbr(FOLDER.resolve("con-6.cbz"), 3, Facts.of("Con Six", "Ana"));
      SampleArchives.cbt(FOLDER.resolve("con-7.cbt"), 3, Facts.of("Con Seven", "Ana"));
      SampleBooks.cbz(FOLDER.resolve("con-5.cbz"), 3, Facts.of("Con Five", "Ana"));
      library = house.library("Comics", FOLDER);
    }
  }

  private String media(String name) {
    String answer = ask("{ media(filter: {name: {eq: \"" + name + "\"}}) { nodes { id } } }");
    return Pages.first(answer, "\"id\":\"([^\"]+)\"");
  }

  private String[] owner() {
    return Household.bearer(token);
  }

  @Test
  void everyKindShowsItsPagesAndItsType() {
    Map<String, List<String>> kinds =
        Map.of(
            "con-2", List.of("cbr", "application/vnd.comicbook-rar"),
            "con-3", List.of("cb7", "application/x-cb7"),
            "con-4", List.of("cbt", "application/x-cbt"));
    kinds.forEach(
        (name, kind) -> {
          String id = media(name);
          assertThat(ask("{ mediaById(id: \"" + id + "\") { extension pages } }"))
              .contains("\"extension\":\"" + kind.get(0) + "\",\"pages\":3");
          assertThat(client().get("/opds/v1.2/books/" + id, owner()).text()).contains(kind.get(1));
          Answer page = client().get("/api/v2/media/" + id + "/page/3", owner());
          assertThat(page.status()).as(page.toString()).isEqualTo(200);
          assertThat(page.header("Content-Type")).contains("image/png");
          Answer file = client().get("/api/v2/media/" + id + "/file", owner());
          assertThat(file.header("Content-Type")).contains(kind.get(1));
        });
  }

  @Test
  void aConvertedComicStaysTheSameBook() {
    String id = media("con-1");
    String progress =
        "mutation P($id: ID!) { updateMediaProgress(id: $id, input: {paged: {page: 5}})"
            + " { __typename } }";
    assertThat(ask(progress, Map.of("id", id))).doesNotContain("\"errors\"");

    assertThat(ask(CONVERT, Map.of("id", id))).contains("\"convertMedia\":true");
    house.scan(library);

    assertThat(ask("{ mediaById(id: \"" + id + "\") { extension pages readProgress { page } } }"))
        .contains("\"extension\":\"cbz\",\"pages\":12", "\"page\":5");
    assertThat(media("con-1")).isEqualTo(id);
    assertThat(client().get("/api/v2/media/" + id + "/page/12", owner()).status()).isEqualTo(200);
    assertThat(FOLDER.resolve("con-1.cbz")).exists();
    assertThat(FOLDER.resolve("con-1.cbr")).doesNotExist();
    assertThat(FOLDER.resolve("con-1.cbr.carrel-bak")).exists();
  }

  @Test
  void anArchiveThatHadTheNameAllAlongIsSetAside() throws IOException {
    String id = media("con-6");
    Path file = FOLDER.resolve("con-6.cbz");
    Files.writeString(FOLDER.resolve("con-6.cbz.carrel-bak"), "older");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    byte[] before = Files.readAllBytes(file);
    Path half = Files.writeString(FOLDER.resolve(".123.writing"), "half");
    Files.setLastModifiedTime(half, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

    assertThat(ask(CONVERT, Map.of("id", id))).contains("\"convertMedia\":true");
    house.scan(library);

    assertThat(ask("{ mediaById(id: \"" + id + "\") { extension pages } }"))
        .contains("\"extension\":\"cbz\",\"pages\":3");
    assertThat(Files.readString(file, ISO_8859_1)).startsWith("PK");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(FOLDER.resolve("con-6.cbz.1.carrel-bak")).hasBinaryContent(before);
    assertThat(ask("mutation { cleanMetadataBackups(id: \"" + library + "\") }"))
        .contains("\"cleanMetadataBackups\":");
    assertThat(FOLDER.resolve("con-6.cbz.1.carrel-bak")).doesNotExist();
    assertThat(FOLDER.resolve("con-6.cbz.carrel-bak")).doesNotExist();
    assertThat(half).doesNotExist();
  }

  @Test
  void whatHasTheNewNameAlreadyStays() throws IOException {
    Path there = Files.createDirectory(FOLDER.resolve("con-7.cbz"));

    assertThat(ask(CONVERT, Map.of("id", media("con-7")))).contains("\"code\":\"CONFLICT\"");

    assertThat(there).isEmptyDirectory();
    assertThat(FOLDER.resolve("con-7.cbt")).exists();
  }

  @Test
  void nothingElseIsConverted() {
    assertThat(ask(CONVERT, Map.of("id", media("con-5")))).contains("\"code\":\"INVALID\"");
    token = house.token(house.member().name());
    assertThat(ask(CONVERT, Map.of("id", media("con-2")))).contains("\"code\":\"FORBIDDEN\"");
  }
}
