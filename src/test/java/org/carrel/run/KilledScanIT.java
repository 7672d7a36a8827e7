package org.carrel.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.it.Client;
import org.carrel.it.Household;
import org.carrel.it.Pages;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that is killed (-9) in the middle of a scan, and started again over the same data. */
@Tag("servers")
final class KilledScanIT {
  private static final Path FOLDER = Path.of("target/it/killed").toAbsolutePath();
  private static final Path DATA = FOLDER.resolve("data");
  private static final int FILES = 3_000;
  private static final String BOOK = "<entry><title>[^<]*</title><id>(urn:uuid:[0-9a-f-]{36})</id>";

  @Test
  void theScanGoesOnToItsEndAndEachFileIsOneBook() throws Exception {
    FileTree.delete(FOLDER);
    Path files = write(Files.createDirectories(FOLDER.resolve("books")));
    Household.Begun begun;
    Set<String> before;
    int port = Ports.free();
    try (Launcher killed = Launcher.start(environment(port))) {
      assertThat(killed.awaitWord()).contains("ready");
      Household house = new Household(root(port));
      begun = house.begin("Killed", files);
      house.awaitScan(begun.scan(), scan -> done(scan) >= FILES / 10);
      before = new HashSet<>(firstBooks(house));
      assertThat(house.awaitScan(begun.scan(), scan -> true)).containsEntry("state", "RUNNING");
      ProcessHandle server = server();
      server.destroyForcibly();
      server.onExit().get();
      assertThat(killed.exitCode()).isEqualTo(1);
    }
    int next = Ports.free();
    try (Launcher again = Launcher.start(environment(next))) {
      assertThat(again.awaitWord()).contains("ready");
      Household house = new Household(root(next));
      Map<String, Object> scan =
          house.awaitScan(begun.scan(), told -> told.get("finishedAt") != null);

      assertThat(scan).containsEntry("state", "DONE").containsEntry("problems", 0L);
      assertThat(books(house)).hasSize(FILES).doesNotHaveDuplicates().containsAll(before);
      assertThat(titles(house)).hasSize(FILES).doesNotHaveDuplicates();
      assertThat(house.scan(begun.library()))
          .containsEntry("added", 0L)
          .containsEntry("changed", 0L)
          .containsEntry("removed", 0L);
    }
    assertThat(before).isNotEmpty();
  }

  private static Path write(Path folder) {
    for (int i = 0; i < FILES; i++) {
      SampleBooks.epub(
          folder.resolve(i + ".epub"),
          Facts.of("Book %d".formatted(i), "Author %d".formatted(i % 7))
              .in("Series %d".formatted(i % 9), String.valueOf(i)));
    }
    return folder;
  }

  private static int done(Map<String, Object> scan) {
    return Integer.parseInt(String.valueOf(scan.get("done")));
  }

  private static List<String> books(Household house) {
    return all(house, BOOK);
  }

  /** Of one page, since the scan does not wait. */
  private static List<String> firstBooks(Household house) {
    String feed =
        house
            .visitor()
            .get("/opds/v1.2/books?page_size=100", Household.bearer(house.ownerToken()))
            .text();
    return Pattern.compile(BOOK).matcher(feed).results().map(found -> found.group(1)).toList();
  }

  private static List<String> titles(Household house) {
    return all(house, "<entry><title>([^<]*)</title>");
  }

  private static List<String> all(Household house, String pattern) {
    Client reader = house.visitor();
    String[] owner = Household.bearer(house.ownerToken());
    return Pages.all(path -> reader.get(path, owner), "/opds/v1.2/books?page_size=100", pattern);
  }

  private static ProcessHandle server() {
    return ProcessHandle.allProcesses()
        .filter(process -> isServer(process.info().commandLine().orElse("")))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isServer(String commandLine) {
    return commandLine.contains(DATA.toString()) && commandLine.contains("carrel.war");
  }

  private static URI root(int port) {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  private static Map<String, String> environment(int port) {
    return Map.of("CARREL_DATA", DATA.toString(), "CARREL_PORT", String.valueOf(port));
  }
}
