package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.it.FeedCrawl.list;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fetches pages and files by OPDS 2.0. */
final class OpdsPartsIT extends OpdsTwoTest {
  @Test
  void partsOfAFileAreItsBytes() throws IOException {
    byte[] file = Files.readAllBytes(BOOKS.resolve("twocomic.cbz"));
    String href = link(book("Twocomic"), "http://opds-spec.org/acquisition");
    Answer whole = get(href);
    String tag = whole.header("ETag");

    assertThat(sha256(whole.bytes())).isEqualTo(sha256(file));
    assertThat(whole.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"twocomic.cbz\"; filename*=UTF-8''twocomic.cbz");
    assertPart(href, file, 5, 99, "bytes=5-99");
    assertPart(href, file, 50, file.length - 1, "bytes=50-");
    assertPart(href, file, file.length - 30, file.length - 1, "bytes=-30");
    assertPart(href, file, 0, file.length - 1, "bytes=-999999999");
    assertPart(href, file, 7, file.length - 1, "bytes=7-999999999");
    assertPart(href, file, 3, 9, "bytes=3-9", "If-Range", tag);
    assertThat(get(href, "Range", "bytes=3-9", "If-Range", "\"x\"").bytes()).isEqualTo(file);
    for (String unmatched : List.of("W/" + tag, "Wed, 01 Jan 2031 00:00:00 GMT")) {
      assertThat(get(href, "Range", "bytes=3-9", "If-Range", unmatched).bytes())
          .as(unmatched)
          .isEqualTo(file);
    }
    Answer beyond = get(href, "Range", "bytes=" + file.length + "-");
    assertThat(beyond.status()).isEqualTo(416);
    assertThat(beyond.header("Content-Range")).isEqualTo("bytes */" + file.length);
    Answer several = get(href, "Range", "bytes=0-3,10-12,-5");
    assertThat(several.status()).isEqualTo(206);
    assertThat(parts(several))
        .isEqualTo(
            List.of(hex(file, 0, 4), hex(file, 10, 13), hex(file, file.length - 5, file.length)));
    String[] bearer = Household.bearer(token);
    Answer head = client().head(href, bearer[0], bearer[1], "Range", "bytes=0-1");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(file.length));
  }

  private void assertPart(String href, byte[] file, int first, int last, String... range) {
    String[] headers = new String[range.length + 1];
    headers[0] = "Range";
    System.arraycopy(range, 0, headers, 1, range.length);
    Answer part = get(href, headers);

    assertThat(part.status()).as(range[0]).isEqualTo(206);
    assertThat(part.header("Content-Range"))
        .isEqualTo("bytes " + first + "-" + last + "/" + file.length);
    assertThat(sha256(part.bytes())).isEqualTo(sha256(Arrays.copyOfRange(file, first, last + 1)));
  }

  /** The bytes of each part, in hex. */
  private static List<String> parts(Answer several) {
    String boundary = Pages.first(several.header("Content-Type"), "boundary=(.+)$");
    String text = new String(several.bytes(), StandardCharsets.ISO_8859_1);
    return Arrays.stream(text.split("\r\n--" + boundary))
        .filter(part -> part.contains("\r\n\r\n"))
        .map(part -> part.substring(part.indexOf("\r\n\r\n") + 4))
        .map(part -> part.getBytes(StandardCharsets.ISO_8859_1))
        .map(HexFormat.of()::formatHex)
        .toList();
  }

  private static String hex(byte[] file, int from, int to) {
    return HexFormat.of().formatHex(Arrays.copyOfRange(file, from, to));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void withoutThePermissionThereIsNoDownload() {
    String href = link(book("Twopaper"), "http://opds-spec.org/acquisition");
    token = house.token(house.member().name());

    assertThat(get(href).status()).isEqualTo(403);
  }

  @Test
  void aComicIsReadPageByPage() {
    Map<String, Object> book = book("Twocomic");
    String self = link(book, "self");
    List<Map<String, Object>> pages = list(get(self).json(), "readingOrder");

    assertThat(pages).hasSize(4);
    for (Map<String, Object> page : pages) {
      Answer image = get(String.valueOf(page.get("href")));
      assertThat(image.status()).isEqualTo(200);
      assertThat(image.header("Content-Type")).startsWith("image/");
      assertThat(get(String.valueOf(page.get("href")), "If-None-Match", image.header("ETag")))
          .returns(304, Answer::status);
    }
    assertThat(get(self + "/pages/0").status()).isEqualTo(404);
    assertThat(get(self + "/pages/5").status()).isEqualTo(404);
    assertThat(get(self + "/pages/x").status()).isEqualTo(404);
    assertThat(get(self, "Accept", "application/divina+json").header("Content-Type"))
        .isEqualTo("application/divina+json");
    String publication = "application/opds-publication+json";
    assertThat(get(self, "Accept", "application/divina+json;q=0.5, " + publication))
        .returns(publication, answer -> answer.header("Content-Type"))
        .returns("Accept", answer -> answer.header("Vary"));
    assertThat(get(link(book("Two 03"), "self"), "Accept", "application/divina+json"))
        .returns(publication, answer -> answer.header("Content-Type"));
    assertThat(list(get(link(book("Two 03"), "self")).json(), "readingOrder")).isEmpty();
  }

  @Test
  void analysedPagesTellTheirSize() {
    String[] owner = Household.bearer(house.ownerToken());
    String self = link(book("Twocomic"), "self");
    String id = self.substring(self.lastIndexOf('/') + 1);
    String asked = "{\"query\":\"mutation { analyzeMedia(id: \\\"" + id + "\\\") }\"}";
    assertThat(client().postJson("/api/graphql", asked, owner).text()).contains("true");

    String page = "";
    for (int i = 0; i < 50 && !page.contains("width"); i++) {
      page = list(get(self).json(), "readingOrder").get(3).toString();
      pause();
    }
    assertThat(page).contains("width", "height");
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
