package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.run.FileTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that send or read slowly. The suite shortens the times after which they are cut, see
 * {@link Surroundings} and the pom.
 */
final class SlowClientsIT extends ServerTest {
  private static final Path FOLDER = Path.of(System.getProperty("carrel.it.folder", "target/it"));
  private static final int BULK = 24 << 20;
  private static final Duration PROMPT = Duration.ofSeconds(2);
  private static final String LOGIN =
      "POST /api/v2/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 5000\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n"})
  void bodiesThatTrickleKeepNobodyWaitingAndAreCut(String framing) throws Exception {
    String little = framing.startsWith("Content") ? " " : "1\r\n \r\n";
    try (SlowClients slow = SlowClients.begin(server(), 100, LOGIN + framing)) {
      for (int sent = 0; sent < 9; sent++) {
        slow.send(little);
        assertOthersAreServed();
        assertThat(client().postJson("/api/v2/auth/login", "{}").status()).isEqualTo(400);
        Thread.sleep(500);
      }
      assertThat(slow.answers(5_000))
          .allMatch(answer -> answer.status() == 408)
          .allMatch(answer -> answer.text().contains("Connection: close"));
    }
  }

  @Test
  void moreSlowBodiesThanThereArePlacesForAreTurnedAwayAtOnce() throws Exception {
    try (SlowClients slow =
        SlowClients.begin(server(), SlowClients.MANY, LOGIN + "Content-Length: 20\r\n\r\n{")) {
      assertOthersAreServed();

      assertThat(slow.answers(10_000))
          .allMatch(answer -> answer.status() == 408 || isTurnedAway(answer))
          .anyMatch(SlowClientsIT::isTurnedAway);
    }
  }

  @Test
  void bodiesThatFallSilentAreCut() throws IOException {
    try (SlowClients slow = SlowClients.begin(server(), 3, LOGIN + "Content-Length: 20\r\n\r\n{")) {
      assertThat(slow.answers(10_000)).allMatch(answer -> answer.status() == 408);
    }
  }

  @Test
  void aBodyThatComesInTimeIsReadAsAWhole() throws Exception {
    String body = Household.credentials(Owner.NAME, Owner.PASSWORD);
    new Household(server());
    String head = LOGIN + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n";
    try (SlowClients slow = SlowClients.begin(server(), 1, head + body.substring(0, 10))) {
      Thread.sleep(500);
      slow.send(body.substring(10));

      assertThat(slow.answers(10_000)).allMatch(answer -> answer.status() == 200);
    }
  }

  @Test
  void headersThatTrickleKeepNobodyWaiting() throws Exception {
    try (SlowClients slow =
        SlowClients.begin(server(), SlowClients.MANY, "GET / HTTP/1.1\r\nHost: x\r\nX: ")) {
      for (int round = 0; round < 3; round++) {
        slow.send("a");
        assertOthersAreServed();
        Thread.sleep(300);
      }
    }
  }

  @Test
  void filesThatNobodyReadsKeepNobodyWaitingAndAreCut() throws Exception {
    Household house = new Household(server());
    String token = house.ownerToken();
    String file = largeFile(house, token);
    String request =
        "GET " + file + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n";
    try (SlowClients slow = SlowClients.begin(server(), 150, request)) {
      for (int round = 0; round < 3; round++) {
        assertOthersAreServed();
        assertThat(client().get("/opds/v1.2/books", Household.bearer(token)).status())
            .isEqualTo(200);
        Thread.sleep(1000);
      }
      Thread.sleep(4500);
      List<SlowClients.Told> answers = slow.answers(10_000);

      assertThat(answers)
          .allMatch(answer -> answer.bytes() < BULK)
          .filteredOn(answer -> answer.status() != 200)
          .isNotEmpty()
          .allMatch(SlowClientsIT::isTurnedAway);
    }
    assertThat(client().get(file, Household.bearer(token)).bytes().length).isGreaterThan(BULK);
  }

  private static String largeFile(Household house, String token) throws IOException {
    Path folder = FOLDER.resolve("bulky-library");
    FileTree.delete(folder);
    Files.createDirectories(folder);
    SampleBooks.bulkyCbz(folder.resolve("bulky.cbz"), BULK, Facts.of("Bulky", "Bo Bulk"));
    house.library("Bulky", folder);
    return Pages.first(
        house.visitor().get("/opds/v1.2/search/feed?search=Bulky", Household.bearer(token)).text(),
        "href=\"([^\"]*/file/[^\"]*)\"");
  }

  private static boolean isTurnedAway(SlowClients.Told answer) {
    return answer.status() == 503 && answer.text().contains("Retry-After: ");
  }

  /** A sign-in goes out as one packet, as apps and browsers send it. */
  private void assertOthersAreServed() {
    long start = System.nanoTime();

    assertThat(client().get("/api/v2/ping").status()).isEqualTo(200);
    String login = LOGIN + "Connection: close\r\nContent-Length: 2\r\n\r\n{}";
    assertThat(RawRequest.status(RawRequest.send(server(), login))).isEqualTo(400);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PROMPT);
  }
}
