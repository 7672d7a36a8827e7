package org.carrel.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The run command on a MariaDB that is there already. */
@Tag("servers")
final class GivenDatabaseIT {
  private static final String ODD_PASSWORD = "a:b=c\\d $e{f}#g&h?i'j\"k%l;m+n@o/p,q é";

  @SuppressWarnings("NullAway.Init")
  private static EmbeddedDatabase given;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path data;

  @BeforeAll
  static void startDatabase() throws IOException {
    String quoted = ODD_PASSWORD.replace("\\", "\\\\").replace("'", "\\'");
    given =
        EmbeddedDatabase.start(
            Path.of("target/it/given"),
            """
            CREATE OR REPLACE USER 'odd'@'127.0.0.1' IDENTIFIED BY '%s';
            GRANT ALL ON carrel.* TO 'odd'@'127.0.0.1';
            CREATE OR REPLACE DATABASE empty CHARACTER SET utf8mb4;
            CREATE OR REPLACE USER 'reader'@'127.0.0.1' IDENTIFIED BY 'reads';
            GRANT SELECT ON empty.* TO 'reader'@'127.0.0.1';
            """
                .formatted(quoted));
  }

  @AfterAll
  static void stopDatabase() {
    given.close();
  }

  @Test
  void takesAPasswordOfAnyCharactersAndLeavesTheDatabaseRunning() throws Exception {
    try (Launcher launcher = launch("carrel", "odd", ODD_PASSWORD, Map.of())) {
      assertThat(launcher.awaitWord()).contains("Carrel is ready: ");
    }
    assertThat(given.address().answers()).isTrue();
    assertThat(data.resolve("mariadb")).doesNotExist();
  }

  @Test
  void namesAWrongPasswordAtOnce() throws Exception {
    try (Launcher launcher = launch("carrel", "odd", "wrong-secret", Map.of())) {
      assertThat(launcher.exitCode()).isEqualTo(1);
      assertThat(launcher.console())
          .startsWith("Carrel cannot run: no database at odd@127.0.0.1:")
          .contains("CARREL_DB_HOST", "Access denied")
          .doesNotContain("wrong-secret")
          .hasLineCount(1);
    }
  }

  @Test
  void saysWhyTheDeploymentFailed() throws Exception {
    try (Launcher launcher = launch("empty", "reader", "reads", Map.of())) {
      assertThat(launcher.exitCode()).isEqualTo(1);
      assertThat(launcher.console())
          .startsWith("Carrel cannot run: ")
          .contains("denied", "server.log")
          .hasLineCount(1);
    }
  }

  @Test
  void namesTheSettingThatTheServerCannotUse() throws Exception {
    DatabaseAddress own = given.address();
    try (Launcher launcher =
        launch(own.name(), own.user(), own.password(), Map.of("SESSION_TTL", "never"))) {
      assertThat(launcher.exitCode()).isEqualTo(1);
      assertThat(launcher.console())
          .startsWith("Carrel cannot run: carrel.session.lifetime is not a number from 1 to ")
          .hasLineCount(1);
    }
  }

  private Launcher launch(String name, String user, String password, Map<String, String> more)
      throws IOException {
    Map<String, String> environment = new TreeMap<>(more);
    environment.put("CARREL_DATA", data.toString());
    environment.put("CARREL_PORT", String.valueOf(Ports.free()));
    environment.put("CARREL_DB_HOST", given.address().host());
    environment.put("CARREL_DB_PORT", String.valueOf(given.address().port()));
    environment.put("CARREL_DB_NAME", name);
    environment.put("CARREL_DB_USER", user);
    environment.put("CARREL_DB_PASSWORD", password);
    return Launcher.start(environment);
  }
}
