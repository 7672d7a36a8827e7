package org.carrel.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.carrel.it.Client;
import org.carrel.it.WaysIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same WAR on WildFly. */
@Tag("servers")
final class WildFlySmokeIT {
  private static final Path FOLDER = Path.of("target/it/on-wildfly").toAbsolutePath();

  @SuppressWarnings("NullAway.Init")
  private static EmbeddedDatabase database;

  @SuppressWarnings("NullAway.Init")
  private static WildFly server;

  @BeforeAll
  static void start() throws Exception {
    database = EmbeddedDatabase.startEmpty(FOLDER.resolve("mariadb"));
    server = WildFly.launch(database.address(), FOLDER.resolve("data"));
    server.awaitReady();
  }

  @AfterAll
  static void stop() {
    server.close();
    database.close();
  }

  @Test
  void passesThroughAllFiveWaysIn() {
    WaysIn.ofTheOwnerAt(server.root()).allWorkAt(server.root());
  }

  @Test
  void letsNobodyInWithoutOne() {
    assertThat(new Client(server.root()).get("/api/v2/auth/me").status()).isEqualTo(401);
    assertThat(new Client(server.root()).get("/opds/v1.2/catalog").status()).isEqualTo(401);
  }
}
