package org.carrel.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no signed address, and no unsigned one, ever opens. */
final class ImageRefusalIT extends ImageTest {

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
}
