package org.carrel.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.http.JsonText;
import org.carrel.it.Client;
import org.carrel.it.Household;
import org.carrel.it.Owner;
import org.carrel.it.WaysIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The run command from start to stop, over one data folder, each test going on from the last. */
@Tag("servers")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RunIT {
  private static final Path DATA = Path.of("target/it/run").toAbsolutePath();

  @SuppressWarnings("NullAway.Init")
  private static WaysIn ways;

  @BeforeAll
  static void startFromNothing() throws Exception {
    FileTree.delete(DATA);
  }

  @AfterAll
  static void leaveNothingRunning() {
    assertThat(processes()).isEmpty();
  }

  @Test
  @Order(1)
  void saysInOneLineThatItIsReadyAndLetsOneClaimIt() throws Exception {
    int port = Ports.free();
    try (Launcher killed = Launcher.startAsShipped(environment(port))) {
      assertThat(killed.awaitWord())
          .startsWith("Carrel has no owner yet.")
          .contains("setup token")
          .endsWith("\nCarrel is ready: http://localhost:" + port + "/\n");
      assertThat(commandLines()).noneMatch(line -> line.contains(password()));
      assertThat(claims(root(port))).hasSize(50).containsOnlyOnce(201).containsOnly(201, 409);
      ways = WaysIn.ofTheOwnerAt(root(port));
      killed.kill();
    }
    assertThat(processes()).hasSize(2);
  }

  @Test
  @Order(2)
  void takesOverAfterAKillKnowsEverybodyStillAndStopsWhatItStarted() throws Exception {
    int port = Ports.free();
    Map<String, String> environment = new HashMap<>(environment(port));
    environment.putAll(Map.of("CARREL_SCAN_WATCH", "off", "CARREL_SCAN_POLL", "1"));
    try (Launcher next = Launcher.start(environment)) {
      assertThat(next.awaitWord()).contains("ready");
      assertThat(processes()).hasSize(2);
      ways.allWorkAt(root(port));
      findsByPollingWhatComes(root(port));
    }
    assertThat(processes()).isEmpty();
    assertThat(DATA.resolve("server.log")).isNotEmptyFile();
  }

  private static void findsByPollingWhatComes(URI server) throws Exception {
    Path books = DATA.resolveSibling("run-library");
    FileTree.delete(books);
    Files.createDirectories(books);
    SampleBooks.epub(books.resolve("one.epub"), Facts.of("One", "Ida"));
    Household house = new Household(server);
    String feed = "/opds/v1.2/libraries/" + house.watchedLibrary("Polled", books);
    SampleBooks.epub(books.resolve("two.epub"), Facts.of("Came later", "Ida"));
    String[] owner = Household.bearer(house.ownerToken());
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!new Client(server).get(feed, owner).text().contains("Came later")) {
      assertThat(System.nanoTime()).as("the file is not found").isLessThan(end);
      Thread.sleep(500);
    }
  }

  /** What fifty who want to be the first administrator are told, all at once. */
  private static List<Integer> claims(URI root) throws Exception {
    String wanted =
        JsonText.of(
            Map.of("displayName", "Owner", "username", Owner.NAME, "password", Owner.PASSWORD));
    Callable<Integer> claim =
        () -> new Client(root).postJson("/api/auth/register-admin", wanted).status();
    ExecutorService crowd = Executors.newFixedThreadPool(50);
    try {
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> answer : crowd.invokeAll(Collections.nCopies(50, claim))) {
        statuses.add(answer.get());
      }
      return statuses;
    } finally {
      crowd.shutdown();
    }
  }

  private static URI root(int port) {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  private static Map<String, String> environment(int port) {
    return Map.of("CARREL_DATA", DATA.toString(), "CARREL_PORT", String.valueOf(port));
  }

  private static String password() {
    try {
      return Files.readString(DATA.resolve("mariadb/password"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The server and the database over our folder. */
  private static List<String> processes() {
    return commandLines().stream().filter(line -> line.contains(DATA.toString())).toList();
  }

  private static List<String> commandLines() {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .toList();
  }
}
