package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carrel.format.HostileCorpus;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.run.FileTree;
import org.junit.jupiter.api.Test;

/** A scan of every hostile file that the tests can make, while somebody reads on. */
final class HostileFilesIT extends GraphQlTest {
  private static final Path FOLDER = Path.of(System.getProperty("carrel.it.folder", "target/it"));
  private static final String SECRET = "top secret of the server";

  /** For 99 of 100 feeds; both processors of a small machine are busy. */
  private static final Duration BAR = Duration.ofSeconds(2);

  private static final Duration ONE_PAGE = Duration.ofSeconds(20);

  /** Bytes of the heap that may stay, of caches and of code that was never used before. */
  private static final long MOST_KEPT = 64L << 20;

  private static final String BOOKS =
      """
      { media(filter: {path: {contains: "hostile-library"}},
          pagination: {none: {unpaginated: true}}) {
          nodes { id name path resolvedName metadata { title summary writers }
            ebook { toc metadata } } } }""";

  @Test
  void everyFileIsToldOrHarmlessAndNobodyWaits() throws Exception {
    Path folder = FOLDER.resolve("hostile-library");
    FileTree.delete(folder);
    Files.createDirectories(folder);
    SampleBooks.epub(folder.resolve("good.epub"), Facts.of("Good", "Ann"));
    String library = house.library("Hostile", folder);
    Path secret = Files.writeString(FOLDER.resolve("secret.txt"), SECRET);
    HostileCorpus wanted = HostileCorpus.lay(folder, secret);
    long heap = ServerProcess.liveBytes();

    CompletableFuture<Map<String, Object>> scan =
        CompletableFuture.supplyAsync(() -> house.scan(library));
    List<Duration> times = readUntil(scan, "/opds/v1.2/libraries/" + library);
    Map<String, Object> done = scan.get();

    assertThat(done.get("state")).isEqualTo("DONE");
    assertThat(told(done)).isEqualTo(wanted.told());
    assertThat(done.get("added")).hasToString(String.valueOf(wanted.listed().size()));
    assertThat(times.get((int) (times.size() * 0.99))).isLessThan(BAR);
    String books = ask(BOOKS);
    assertThat(wanted.listed()).allMatch(name -> books.contains(folderless(name)));
    assertThat(books).contains("\"Good\"").doesNotContain(SECRET, "lollol");
    showNothingOf(books);
    assertThat(ServerProcess.liveBytes() - heap).isLessThan(MOST_KEPT);
    assertThat(log()).doesNotContain("OutOfMemoryError", "A limit let something through");
  }

  private static String log() throws IOException {
    StringBuilder all = new StringBuilder();
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(FOLDER, "server.log*")) {
      for (Path part : parts) {
        all.append(Files.readString(part));
      }
    }
    return all.toString();
  }

  /** Pages, tables of contents and covers give no text of the server, no defect, and end soon. */
  private void showNothingOf(String books) {
    for (MatchResult book :
        Pattern.compile("\"id\":\"([^\"]+)\",\"name\":\"[^\"]+\",\"path\":\"([^\"]+)\"")
            .matcher(books)
            .results()
            .toList()) {
      for (String part : List.of("page/1", "page/2", "page/3", "thumbnail")) {
        long begun = System.nanoTime();
        Answer answer =
            client().get("/api/v2/media/" + book.group(1) + "/" + part, Household.bearer(token));
        assertThat(answer.status()).as(book.group(2) + " " + part).isIn(200, 404, 413);
        assertThat(answer.text()).doesNotContain(SECRET, "root:");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(ONE_PAGE);
      }
    }
  }

  private static String folderless(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }

  private List<Duration> readUntil(CompletableFuture<?> end, String feed) {
    List<Duration> times = new ArrayList<>();
    Client reader = client();
    do {
      long begun = System.nanoTime();
      assertThat(reader.get(feed, Household.bearer(token)).status()).isEqualTo(200);
      times.add(Duration.ofNanos(System.nanoTime() - begun));
    } while (!end.isDone());
    Collections.sort(times);
    return times;
  }

  private static Map<String, String> told(Map<String, Object> scan) {
    return ((List<?>) scan.getOrDefault("problemFiles", List.of()))
        .stream()
            .map(each -> (Map<?, ?>) each)
            .collect(
                Collectors.toMap(
                    each -> String.valueOf(each.get("path")),
                    each -> String.valueOf(each.get("reason"))));
  }
}
