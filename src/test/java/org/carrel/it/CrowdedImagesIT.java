package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.run.FileTree;
import org.junit.jupiter.api.Test;

/** Two hundred who ask for images of large pages at once, none of which is there yet. */
final class CrowdedImagesIT extends ServerTest {
  private static final Path FOLDER = Path.of(System.getProperty("carrel.it.folder", "target/it"));
  private static final int PAGES = 20;
  private static final int SIZES = 10;
  private static final Duration LIMIT = Duration.ofSeconds(5);

  @Test
  void othersReadOnAndTheHeapHolds() throws Exception {
    Household house = new Household(server());
    Path folder = FOLDER.resolve("crowded-library");
    FileTree.delete(folder);
    Files.createDirectories(folder);
    SampleBooks.scannedCbz(folder.resolve("scan.cbz"), PAGES, Facts.of("Scanned", "Ida Ink"));
    String library = house.library("Crowded", folder);
    String[] owner = Household.bearer(house.ownerToken());
    String feed = "/opds/v1.2/libraries/" + library;
    String book = Pages.first(client().get(feed, owner).text(), "/opds/v1.2/books/([0-9a-f-]{36})");
    Signatures signed = Signatures.of(client());

    try (Crowd crowd = new Crowd()) {
      for (int i = 0; i < PAGES * SIZES; i++) {
        String path = "%dx/book/%s/page/%d".formatted(300 + i / PAGES, book, 1 + i % PAGES);
        crowd.join(server(), "GET " + signed.address(path) + " HTTP/1.1\r\nHost: x\r\n\r\n");
      }
      for (int i = 0; i < 10; i++) {
        long begun = System.nanoTime();
        assertThat(client().get(feed, owner).status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LIMIT);
      }
      Set<Integer> statuses = new HashSet<>(crowd.statuses());
      assertThat(statuses).contains(200).isSubsetOf(200, 429, 503);
    }
    assertThat(Files.readString(FOLDER.resolve("server.log.0"))).doesNotContain("OutOfMemoryError");
  }
}
