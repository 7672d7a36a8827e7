package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.run.FileTree;
import org.junit.jupiter.api.Test;

/** Ends a scan from outside. */
final class ScanCancelIT extends ServerTest {
  private static final Path FOLDER = Path.of(System.getProperty("carrel.it.folder", "target/it"));
  private static final int FILES = 3_000;

  @Test
  void whoMayScanEndsItAndNobodyElse() throws IOException {
    Household house = new Household(server());
    String[] owner = Household.bearer(house.ownerToken());
    String[] reader = Household.bearer(house.token(house.member("DOWNLOAD_FILE").name()));
    Household.Begun begun = house.begin("Long", folder());
    String scan = "/api/v2/scans/" + begun.scan();

    assertThat(client().get(scan, reader).status()).isIn(403, 404);
    assertThat(client().delete(scan, reader).status()).isIn(403, 404);
    assertThat(client().delete(scan, owner).status()).isEqualTo(204);

    Map<String, Object> ended = house.awaitScan(begun.scan(), now -> now.get("finishedAt") != null);
    assertThat(ended).containsEntry("state", "CANCELLED");
    assertThat(((Number) ended.getOrDefault("done", FILES)).intValue()).isLessThan(FILES);
    assertThat(client().delete(scan, owner).status()).as("it has ended").isEqualTo(404);
    assertThat(house.scan(begun.library())).containsEntry("state", "DONE");

    String leave = "mutation { deleteLibrary(id: \\\"%s\\\") { id } }".formatted(begun.library());
    assertThat(client().postJson("/api/graphql", "{\"query\":\"" + leave + "\"}", owner).text())
        .contains(begun.library());
  }

  private static Path folder() throws IOException {
    Path folder = FOLDER.resolve("long-library");
    FileTree.delete(folder);
    Files.createDirectories(folder);
    Path first = SampleBooks.epub(folder.resolve("0.epub"), Facts.of("Long", "Ann"));
    for (int i = 1; i < FILES; i++) {
      Files.createLink(folder.resolve(i + ".epub"), first);
    }
    return folder;
  }
}
