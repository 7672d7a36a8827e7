package org.carrel.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.carrel.it.WaysIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two servers on one database, without any messaging between them. */
@Tag("servers")
final class TwoNodesIT {
  private static final Path FOLDER = Path.of("target/it/nodes").toAbsolutePath();
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private static final StopSequence SEQUENCE = new StopSequence();

  @SuppressWarnings("NullAway.Init")
  private static URI one;

  @SuppressWarnings("NullAway.Init")
  private static URI other;

  @BeforeAll
  static void startBoth() throws Exception {
    EmbeddedDatabase database =
        SEQUENCE.start(() -> EmbeddedDatabase.startEmpty(FOLDER.resolve("mariadb")));
    Server first = launch("one", database.address());
    Server second = launch("other", database.address()); // both find an empty database
    first.awaitReady();
    second.awaitReady();
    one = first.root();
    other = second.root();
  }

  private static Server launch(String name, DatabaseAddress database) throws Exception {
    Path data = Files.createDirectories(FOLDER.resolve(name));
    RunSettings settings = new RunSettings(Ports.free(), data, Optional.of(database));
    Server.stopLeftover(settings);
    return SEQUENCE.start(() -> Server.launch(settings, database));
  }

  @AfterAll
  static void stopAll() {
    SEQUENCE.stop();
  }

  @Test
  void takesOnTheOtherWhatWasGivenOnTheOne() {
    WaysIn.ofTheOwnerAt(one).allWorkAt(other);
  }

  @Test
  void refusesARevokedKeyOnTheOther() throws Exception {
    WaysIn ways = WaysIn.ofTheOwnerAt(one);
    assertThat(ways.byKeyInHeader(other)).isEqualTo(200);

    assertThat(ways.browser().delete("/api/v2/api-keys/" + ways.keyId(), origin()).status())
        .isEqualTo(204);

    assertRefused(() -> ways.byKeyInHeader(other));
    assertRefused(() -> ways.byKeyInUrl(other));
  }

  @Test
  void refusesAnEndedSessionOnTheOther() throws Exception {
    WaysIn ways = WaysIn.ofTheOwnerAt(one);
    assertThat(ways.bySession(other)).isEqualTo(200);
    String cookie = ways.cookie();

    assertThat(ways.browser().postJson("/api/v2/auth/logout", "{}", origin()).status())
        .isEqualTo(200);

    assertRefused(
        () -> new org.carrel.it.Client(other).get("/api/v2/auth/me", "Cookie", cookie).status());
  }

  private static String[] origin() {
    return new String[] {"Origin", one.toString().replaceAll("/$", "")};
  }

  private static void assertRefused(IntSupplier request) throws InterruptedException {
    long limit = System.nanoTime() + LIMIT.toNanos();
    while (request.getAsInt() != 401 && System.nanoTime() < limit) {
      Thread.sleep(100);
    }
    assertThat(request.getAsInt()).isEqualTo(401);
  }
}
