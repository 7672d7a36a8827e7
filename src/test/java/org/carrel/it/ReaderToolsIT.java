package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Searches in a book, and fetches several at once. */
final class ReaderToolsIT extends CollectingTest {
  private static final String BUNDLE = "/api/v2/media.zip?";

  private static String ids(String... books) {
    return Stream.of(books).map(book -> "id=" + book).collect(Collectors.joining("&"));
  }

  private Answer bundle(String token, String... books) {
    return client().get(BUNDLE + ids(books), Household.bearer(token));
  }

  private static Map<String, byte[]> unpacked(Answer archive) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive.bytes()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  @Test
  void severalBooksComeAsOneArchive() throws IOException {
    String token = house.token(house.member("DOWNLOAD_FILE").name());
    Answer archive = bundle(token, book("co-3"), book("co-1"), book("co-3"));

    assertThat(archive.status()).isEqualTo(200);
    assertThat(archive.header("Content-Type")).isEqualTo("application/zip");
    assertThat(archive.header("Content-Disposition")).contains("filename=\"books.zip\"");
    assertThat(archive.header("Cache-Control")).isEqualTo("private, no-store");
    Map<String, byte[]> files = unpacked(archive);
    assertThat(files.keySet()).containsExactly("co-3.cbz", "co-1.epub");
    assertThat(files.get("co-1.epub"))
        .isEqualTo(Files.readAllBytes(FOLDER.resolve("collecting-library/co-1.epub")));
    Answer asked = client().head(BUNDLE + ids(book("co-1")), Household.bearer(token));
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.bytes()).isEmpty();
  }

  @Test
  void anArchiveHoldsNothingThatTheCallerMayNotDownload() {
    Household.Member ida = house.member("DOWNLOAD_FILE");
    hide(ida.id(), "Grimdark");
    String token = house.token(ida.name());

    assertThat(bundle(token, book("co-1")).status()).isEqualTo(200);
    assertThat(bundle(token, book("co-1"), book("co-3")).status()).isEqualTo(404);
    assertThat(bundle(token, book("co-1"), UUID.randomUUID().toString()).status()).isEqualTo(404);
    assertThat(bundle(token, "no-id").status()).isEqualTo(404);
    assertThat(bundle(token).status()).isEqualTo(400);
    String[] many =
        Stream.generate(() -> UUID.randomUUID().toString()).limit(101).toArray(String[]::new);
    assertThat(bundle(token, many).member("message"))
        .isEqualTo("1 to 100 books are sent together.");
    assertThat(bundle(house.token(house.member().name()), book("co-1")).status()).isEqualTo(403);
    assertThat(client().get(BUNDLE + ids(book("co-1"))).status()).isEqualTo(401);
    assertThat(client().postForm(BUNDLE, ids(book("co-1")), Household.bearer(token)).status())
        .isEqualTo(405);
  }

  @Test
  void aBookIsSearchedByWhoeverSeesIt() {
    Household.Member ida = house.member();
    String token = house.token(ida.name());
    String find =
        """
        query Find($id: ID!, $words: String!) { epubPassages(id: $id, words: $words) {
          href chapterTitle locations { progression position } text { before highlight after } } }""";

    String word = "chapter";
    Map<String, Object> asked = Map.of("id", book("co-1"), "words", word);
    assertThat(ask(token, find, asked)).contains("\"epubPassages\":[");
    assertThat(ask(token, find, Map.of("id", book("co-1"), "words", "x"))).contains("INVALID");
    assertThat(ask(token, find, Map.of("id", book("co-1"), "words", "x".repeat(101))))
        .contains("INVALID");
    assertThat(ask(token, find, Map.of("id", book("co-3"), "words", word))).contains("NOT_FOUND");
    told(
        owner,
        "mutation { setMediaTags(id: \"%s\", tags: [\"Hid\"]) { id } }".formatted(book("co-2")));
    Map<String, Object> hidden = Map.of("id", book("co-2"), "words", word);
    assertThat(ask(token, find, hidden)).contains("\"epubPassages\":[");
    hide(ida.id(), "Hid");
    assertThat(ask(token, find, hidden)).contains("NOT_FOUND");
    String often =
        Stream.of("a", "b", "c", "d")
            .map(
                name ->
                    "%s: epubPassages(id: \"%s\", words: \"the same\") { href }"
                        .formatted(name, book("co-1")))
            .collect(Collectors.joining(" ", "{ ", " }"));
    assertThat(ask(token, often, Map.of())).contains("INVALID");
  }
}
