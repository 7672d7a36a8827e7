package org.carrel.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every reason not to start is one line that names the setting, and a non-zero exit. */
@Tag("servers")
final class RunRefusalIT {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Test
  void namesThePortThatIsInUse() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      String port = String.valueOf(taken.getLocalPort());

      assertThat(refusal("CARREL_PORT", port))
          .isEqualTo("Carrel cannot run: port " + port + " is in use (CARREL_PORT)");
    }
  }

  @Test
  void namesANumberThatIsNone() throws Exception {
    assertThat(refusal("CARREL_PORT", "eighty"))
        .isEqualTo("Carrel cannot run: CARREL_PORT is not a port number from 1 to 65535: eighty");
  }

  @Test
  void namesADataFolderThatIsAFile() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(refusal("CARREL_DATA", file.toString()))
        .isEqualTo("Carrel cannot run: the data folder " + file + " is not writable (CARREL_DATA)");
  }

  @Test
  void namesADataFolderOnAReadOnlyFileSystem() throws Exception {
    assertThat(refusal("CARREL_DATA", "/proc/carrel"))
        .isEqualTo("Carrel cannot run: the data folder /proc/carrel is not writable (CARREL_DATA)");
  }

  @Test
  void namesADataFolderThatAnotherRunUses() throws Exception {
    Path data = folder.resolve("data");
    try (DataFolder held = DataFolder.hold(data)) {
      assertThat(held.lock().isOpen()).isTrue();
      assertThat(refusal("CARREL_DATA", data.toString()))
          .isEqualTo(
              "Carrel cannot run: another run uses the data folder " + data + " (CARREL_DATA)");
    }
  }

  @Test
  void namesADatabaseThatDoesNotAnswer() throws Exception {
    String port = String.valueOf(Ports.free());

    assertThat(refusal("CARREL_DB_HOST", "127.0.0.1", "CARREL_DB_PORT", port))
        .startsWith("Carrel cannot run: no database at carrel@127.0.0.1:" + port + "/carrel")
        .contains("CARREL_DB_HOST", "Connection refused");
  }

  /** The last line, after the check that it is the only one and that the exit code tells. */
  private String refusal(String... settings) throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>();
    environment.put("CARREL_DATA", folder.resolve("data").toString());
    environment.put("CARREL_PORT", String.valueOf(Ports.free()));
    for (int i = 0; i < settings.length; i += 2) {
      environment.put(settings[i], settings[i + 1]);
    }
    try (Launcher launcher = Launcher.start(environment)) {
      assertThat(launcher.exitCode()).isEqualTo(1);
      assertThat(launcher.console().lines()).hasSize(1);
      return launcher.console().strip();
    }
  }
}
