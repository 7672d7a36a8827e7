package org.carrel.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.format.SampleImages;
import org.junit.jupiter.api.Test;

/** Signed images of a library, over HTTP. */
final class ImageIT extends ImageTest {

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

  @Test
  void sharedCachesMayKeepWhatEverybodySees() throws IOException {
    Path folder = Files.createDirectories(FOLDER.resolve("open-image-library"));
    SampleBooks.cbz(folder.resolve("comic.cbz"), 1, Facts.of("Open Story", "Ida Ink"));
    Files.write(folder.resolve("photo.jpg"), SampleImages.jpeg(40, 30));
    String open = house.library("Open images", folder);
    String[] owner = Household.bearer(house.ownerToken());
    String path = "10x10/library/" + open + "/photo.jpg";
    assertThat(get(path).header("Cache-Control")).startsWith("private, ");

    Answer changed =
        client()
            .send(
                "PATCH", "/api/v2/libraries/" + open, "{\"open\":true}", "application/json", owner);

    assertThat(changed.status()).as(changed.toString()).isEqualTo(204);
    Answer shared = eventually(path, "public, ");
    assertThat(shared.header("Cache-Control"))
        .isEqualTo(
            "public, s-maxage=604800, max-age=604800, no-transform,"
                + " stale-while-revalidate=86400");
    assertThat(shared.header("Vary")).contains("Accept");
    assertThat(get(path, "If-None-Match", shared.header("ETag")).header("Cache-Control"))
        .startsWith("public, ");
    assertThat(get(path, "Cache-Control", "private").header("Cache-Control"))
        .startsWith("private, ");
    assertThat(
            get("10x10/filters:watermark(" + photo() + ",0,0,0)/library/" + open + "/photo.jpg")
                .header("Cache-Control"))
        .startsWith("private, ");
    assertThat(get("10x10/book/" + book("Open Story") + "/cover").header("Cache-Control"))
        .startsWith("private, ");
  }

  /** Where a library lies is remembered for up to five seconds. */
  private Answer eventually(String path, String kept) {
    long limit = System.nanoTime() + Duration.ofSeconds(8).toNanos();
    Answer answer = get(path);
    while (!answer.header("Cache-Control").startsWith(kept) && System.nanoTime() < limit) {
      pause();
      answer = get(path);
    }
    return answer;
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
