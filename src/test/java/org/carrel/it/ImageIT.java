package org.carrel.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.format.SampleImages;
import org.carrel.run.FileTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed images of a library, over HTTP. */
final class ImageIT extends ServerTest {
  private static final Path FOLDER = Path.of(System.getProperty("carrel.it.folder", "target/it"));

  private static String library = "";
  private static String comic = "";

  private Household house;
  private Signatures signed;

  @BeforeEach
  void fillTheLibrary() throws Exception {
    house = new Household(server());
    if (library.isEmpty()) {
      library = house.library("Images", files(FOLDER.resolve("image-library")));
      comic = book("Picture Story");
    }
    signed = Signatures.of(client());
  }

  private static Path files(Path folder) throws IOException {
    FileTree.delete(folder);
    Files.createDirectories(folder.resolve("deep/.hidden"));
    SampleBooks.cbz(folder.resolve("comic.cbz"), 3, Facts.of("Picture Story", "Ida Ink"));
    SampleBooks.epub(folder.resolve("text.epub"), Facts.of("Wordy Story", "Ida Ink"));
    SampleBooks.cbz(folder.resolve("doomed.cbz"), 2, Facts.of("Doomed Story", "Ida Ink"));
    Files.write(folder.resolve("deep/photo.jpg"), SampleImages.jpeg(400, 300));
    Files.write(folder.resolve("deep/photo (1) + ü.png"), SampleImages.png(40, 30, 1));
    Files.write(folder.resolve("deep/.hidden/photo.jpg"), SampleImages.jpeg(40, 30));
    Files.write(folder.resolve(".photo.jpg"), SampleImages.jpeg(40, 30));
    Files.write(folder.resolve("huge.png"), SampleImages.pngHeader(50_000, 50_000));
    Files.write(folder.resolve("broken.png"), SampleImages.pngHeader(50, 50));
    Files.writeString(folder.resolve("text.jpg"), "no image at all");
    Files.write(folder.resolveSibling("outside.jpg"), SampleImages.jpeg(40, 30));
    Files.createSymbolicLink(
        folder.resolve("link.jpg"), folder.resolveSibling("outside.jpg").toAbsolutePath());
    return folder;
  }

  private String book(String title) {
    String feed =
        client()
            .get(
                "/opds/v1.2/search/feed?search=" + title.replace(" ", "%20"),
                Household.bearer(house.ownerToken()))
            .text();
    return Pages.first(feed, "/opds/v1.2/books/([0-9a-f-]{36})");
  }

  private Answer get(String path, String... headers) {
    return client().get(signed.address(path), headers);
  }

  private static BufferedImage picture(Answer answer) throws IOException {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return ImageIO.read(new ByteArrayInputStream(answer.bytes()));
  }

  private static String photo() {
    return "library/" + library + "/deep/photo.jpg";
  }

  @Test
  void aSignedAddressOpensAnImageWithoutSigningIn() throws IOException {
    Answer answer = get("fit-in/200x200/" + photo());

    assertThat(picture(answer).getWidth()).isEqualTo(200);
    assertThat(picture(answer).getHeight()).isEqualTo(150);
    assertThat(answer.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(answer.header("Content-Disposition")).isEqualTo("inline");
    assertThat(answer.header("Vary")).contains("Accept");
    assertThat(answer.header("ETag")).matches("\"[0-9a-f]{32}\"");
    assertThat(answer.header("Content-Length")).isEqualTo("" + answer.bytes().length);
    Answer head = client().head(signed.address("fit-in/200x200/" + photo()));
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("ETag")).isEqualTo(answer.header("ETag"));
    assertThat(head.header("Content-Length")).isEqualTo(answer.header("Content-Length"));
  }

  @Test
  void theSameAddressWorksAtTheRoot() throws IOException {
    String path = "100x100/filters:quality(70)/" + photo();

    assertThat(picture(client().get(signed.atTheRoot(path))).getWidth()).isEqualTo(100);
    assertThat(client().get(signed.atTheRoot(path)).bytes()).isEqualTo(get(path).bytes());
  }

  @Test
  void aSignatureMayBeginAsOurInternalPathsDo() throws IOException {
    int width = 20;
    while (!signed.atTheRoot(width + "x/" + photo()).startsWith("/-")) {
      width++;
    }

    assertThat(picture(client().get(signed.atTheRoot(width + "x/" + photo()))).getWidth())
        .isEqualTo(width);
    assertThat(client().get("/-api/api/v2/claim").status()).isEqualTo(404);
  }

  @Test
  void whoHoldsItIsToldSo() {
    Answer first = get("10x10/" + photo());
    Answer again = get("10x10/" + photo(), "If-None-Match", first.header("ETag"));

    assertThat(again.status()).isEqualTo(304);
    assertThat(again.bytes()).isEmpty();
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(again.header("Vary")).contains("Accept");
  }

  @Test
  void coversAndPagesAreKeptByTheirReaderOnly() throws IOException {
    Answer cover = get("20x30/book/" + comic + "/cover");
    Answer page = get("20x30/book/" + comic + "/page/2");

    assertThat(picture(cover).getWidth()).isEqualTo(20);
    assertThat(picture(page).getHeight()).isEqualTo(30);
    assertThat(page.bytes()).isNotEqualTo(cover.bytes());
    assertThat(cover.header("Cache-Control")).isEqualTo("private, max-age=604800, no-transform");
    assertThat(page.header("Cache-Control")).startsWith("private, ");
    assertThat(get("book/" + comic + "/page/4").status()).isEqualTo(404);
    assertThat(get("book/" + comic + "/page/0").status()).isEqualTo(404);
    assertThat(get("book/" + book("Wordy Story") + "/page/1").status()).isEqualTo(404);
  }

  @Test
  void clientsAndAddressesShortenHowLongItIsKept() {
    assertThat(get("12x12/" + photo(), "Cache-Control", "no-cache").header("Cache-Control"))
        .isEqualTo("private, no-cache, no-store, must-revalidate");
    assertThat(get("filters:max_age(60)/" + photo()).header("Cache-Control"))
        .contains("max-age=60,");
    long soon = System.nanoTime() / 1_000_000 + 4_102_444_800_000L;
    assertThat(get("filters:expire(" + soon + ")/" + photo()).header("Cache-Control"))
        .startsWith("private, max-age=");
    Answer expired = get("filters:expire(1000)/" + photo());
    assertThat(expired.status()).isEqualTo(410);
    assertThat(expired.text()).isEqualTo("{\"message\":\"expired\",\"status\":410}");
  }

  @Test
  void formatsAreWhatTheyAreCalled() {
    assertThat(get("filters:format(webp)/" + photo()).header("Content-Type"))
        .isEqualTo("image/webp");
    assertThat(new String(get("filters:format(webp)/" + photo()).bytes(), 8, 4, US_ASCII))
        .isEqualTo("WEBP");
    assertThat(get("filters:format(png)/" + photo()).bytes()).startsWith(0x89, 'P', 'N', 'G');
    assertThat(get("filters:format(gif)/" + photo()).bytes()).startsWith('G', 'I', 'F');
    for (String format : List.of("avif", "jxl", "heif", "jp2")) {
      Answer refused = get("filters:format(" + format + ")/" + photo());
      assertThat(refused.status()).isEqualTo(406);
      assertThat(refused.text()).isEqualTo("{\"message\":\"unsupported format\",\"status\":406}");
      assertThat(refused.header("Vary")).contains("Accept");
      Answer next =
          get("filters:format(" + format + ")/" + photo(), "Accept", "image/avif,image/webp,*/*");
      assertThat(next.header("Content-Type")).isEqualTo("image/webp");
    }
  }

  @Test
  void wrongSignaturesAreRefusedInImagorsWords() {
    String path = "100x100/" + photo();
    String right = signed.address(path);
    String signature = right.split("/")[2];

    List<String> wrong =
        List.of(
            right.replace("100x100", "101x100"),
            right.replace(signature, signature.substring(0, 20)),
            right.replace(signature, signature + "="),
            right.replace(signature, signature.toLowerCase(Locale.ROOT)),
            right.replace(signature, "unsafe"),
            "/imagor/" + path,
            "/unsafe/" + path,
            "/" + "a".repeat(32) + "/" + path);

    assertThat(wrong)
        .allSatisfy(
            address -> {
              Answer answer = client().get(address);
              assertThat(answer.status()).as(address).isEqualTo(403);
              assertThat(answer.text())
                  .isEqualTo("{\"message\":\"url signature mismatch\",\"status\":403}");
              assertThat(answer.header("Content-Type")).isEqualTo("application/json");
              assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            });
  }

  @Test
  void signaturesCoverEscapedAndPlainTextAlike() throws IOException {
    String plain = "30x20/filters:fill(red)/" + photo();
    String escaped = plain.replace(":", "%3A").replace("(", "%28").replace(")", "%29");

    assertThat(picture(client().get(signed.address(plain).replace(plain, escaped))).getWidth())
        .isEqualTo(30);
    String odd = "library/" + library + "/deep/photo (1) + ü.png";
    assertThat(picture(client().get(signed.filtered(odd))).getWidth()).isEqualTo(40);
    assertThat(
            picture(get("library/" + library + "/deep/photo%20%281%29%20%2B%20%C3%BC.png"))
                .getWidth())
        .isEqualTo(40);
  }

  static Stream<String> climbing() {
    return Stream.of(
        "../outside.jpg",
        "deep/../../outside.jpg",
        "%2e%2e/outside.jpg",
        "..%2foutside.jpg",
        "deep/..%5c..%5coutside.jpg",
        "/etc/hostname.jpg",
        "//etc/hostname.jpg",
        "%2Fetc%2Fhostname.jpg",
        ".photo.jpg",
        "deep/.hidden/photo.jpg",
        "deep/./photo.jpg",
        "deep//photo.jpg",
        "link.jpg",
        "comic.cbz",
        "deep",
        "photo.jpg%00",
        "..;/outside.jpg");
  }

  @ParameterizedTest
  @MethodSource("climbing")
  void nothingBesideTheFolderIsEverGiven(String climbing) {
    String path = "library/" + library + "/" + climbing;
    String decoded = URLDecoder.decode(path, UTF_8);
    String hidden =
        "b64:" + Base64.getUrlEncoder().withoutPadding().encodeToString(decoded.getBytes(UTF_8));

    for (String address :
        List.of(signed.address(path), signed.address(hidden), signed.atTheRoot(hidden))) {
      String request = "GET " + address + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      assertThat(RawRequest.send(server(), request))
          .as(address)
          .startsWith("HTTP/1.1 4")
          .doesNotContain("image/");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"book/x/cover", "etc/passwd", "http://127.0.0.1/a.jpg", "file:///a.jpg"})
  void otherNamesAreNothing(String name) {
    assertThat(client().get(signed.filtered(name)).status()).isEqualTo(404);
  }

  @Test
  void hostileAndBrokenFilesAreRefused() {
    Answer huge = get("10x10/library/" + library + "/huge.png");
    assertThat(huge.status()).isEqualTo(422);
    assertThat(huge.text())
        .isEqualTo("{\"message\":\"maximum resolution exceeded\",\"status\":422}");
    assertThat(get("library/" + library + "/broken.png").status()).isEqualTo(406);
    assertThat(get("library/" + library + "/text.jpg").status()).isEqualTo(406);
    assertThat(get("10000x10/" + photo()).status()).isEqualTo(422);
  }

  @Test
  void onlyGetAndHeadAreKnown() {
    for (String method : List.of("POST", "PUT", "DELETE")) {
      Answer answer = client().send(method, signed.address(photo()), BodyPublishers.noBody());
      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
    }
  }

  @Test
  void tellsFactsInsteadOfTheImage() {
    Answer answer = get("meta/fit-in/100x100/filters:avgcolor():blurhash(4,3)/" + photo());

    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.json())
        .containsEntry("format", "jpeg")
        .containsEntry("content_type", "image/jpeg")
        .containsEntry("width", 100L)
        .containsEntry("height", 75L)
        .containsEntry("orientation", 1L)
        .containsEntry("pages", 1L)
        .containsEntry("bands", 3L)
        .containsKeys("exif", "average_color", "blurhash");
  }

  @Test
  void tellsWhatAnAddressSays() {
    Answer answer = client().get("/params/unsafe/fit-in/30x0/a.jpg");

    assertThat(answer.text())
        .isEqualTo(
            """
            {
              "path": "fit-in/30x0/a.jpg",
              "image": "a.jpg",
              "unsafe": true,
              "fit_in": true,
              "width": 30
            }
            """);
    assertThat(client().get("/imagor/params/unsafe/a.jpg").json()).containsEntry("image", "a.jpg");
  }

  @Test
  void rawImagesAreWhatLiesThere() throws IOException {
    Answer raw = get("filters:raw()/" + photo());

    assertThat(raw.bytes())
        .isEqualTo(Files.readAllBytes(FOLDER.resolve("image-library/deep/photo.jpg")));
    assertThat(raw.header("Content-Security-Policy")).contains("script-src 'none'");
    assertThat(get("filters:attachment(my%20photo.png)/" + photo()).header("Content-Disposition"))
        .startsWith("attachment; filename=\"my photo.jpg\"");
  }

  @Test
  void anAddressDiesWithItsBook() throws IOException {
    String address = signed.address("10x10/book/" + book("Doomed Story") + "/cover");
    assertThat(client().get(address).status()).isEqualTo(200);

    Files.delete(FOLDER.resolve("image-library/doomed.cbz"));
    house.scan(library);

    Answer answer = client().get(address);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).isEqualTo("{\"message\":\"not found\",\"status\":404}");
  }

  @Test
  void aChangedFileIsShownAnew() throws IOException {
    Path file = FOLDER.resolve("image-library/changing.png");
    Files.write(file, SampleImages.png(40, 30, 1));
    String path = "20x20/library/" + library + "/changing.png";
    Answer before = get(path);

    Files.write(file, SampleImages.png(42, 30, 2));

    Answer after = get(path, "If-None-Match", before.header("ETag"));
    assertThat(after.status()).isEqualTo(200);
    assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
    assertThat(after.bytes()).isNotEqualTo(before.bytes());
  }
}
