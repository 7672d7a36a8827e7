package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.run.FileTree;
import org.junit.jupiter.api.Test;

/** A library whose folder is watched: nobody asks for its scans. */
final class WatchIT extends ServerTest {
  private static final Path FOLDER = Path.of(System.getProperty("carrel.it.folder", "target/it"));
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private String token = "";
  private String library = "";

  private String feed() {
    return client().get("/opds/v1.2/libraries/" + library, Household.bearer(token)).text();
  }

  private String await(Predicate<String> wanted) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    String feed = feed();
    while (!wanted.test(feed)) {
      assertThat(System.nanoTime()).as(feed).isLessThan(end);
      Thread.sleep(500);
      feed = feed();
    }
    return feed;
  }

  private static String idOf(String title, String feed) {
    return Pages.first(feed, "<title>" + title + "</title><id>([^<]+)<");
  }

  @Test
  void whatIsDoneToItsFilesIsSeenInItsFeed() throws Exception {
    Household house = new Household(server());
    token = house.ownerToken();
    Path folder = FOLDER.resolve("watched-library");
    FileTree.delete(folder);
    Files.createDirectories(folder.resolve("shelf"));
    book(folder.resolve("shelf/old.epub"), "Was there");
    library = house.watchedLibrary("Watched", folder);
    assertThat(feed()).contains("Was there");

    book(folder.resolve("shelf/new.epub"), "Came later");
    String came = await(feed -> feed.contains("Came later"));
    String id = idOf("Came later", came);

    Files.createDirectories(folder.resolve("other"));
    Files.move(folder.resolve("shelf/new.epub"), folder.resolve("other/renamed.epub"));
    Files.delete(folder.resolve("shelf/old.epub"));
    String moved = await(feed -> !feed.contains("Was there"));
    assertThat(idOf("Came later", moved)).isEqualTo(id);

    book(folder.resolve("other/last.epub"), "Came last");
    assertThat(await(feed -> feed.contains("Came last"))).contains("Came later");
  }

  private static void book(Path file, String title) throws IOException {
    Path whole = Files.createTempFile(FOLDER, "book", ".tmp");
    SampleBooks.epub(whole, Facts.of(title, "Wanda Watcher"));
    Files.copy(whole, file);
    Files.delete(whole);
  }
}
