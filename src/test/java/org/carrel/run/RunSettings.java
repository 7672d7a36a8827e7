package org.carrel.run;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What the environment says about a run. The WAR reads the same environment for all else. */
record RunSettings(int port, Path data, Optional<DatabaseAddress> givenDatabase) {

  static RunSettings from(Map<String, String> environment) {
    return new RunSettings(
        port(environment, "CARREL_PORT", "8080"),
        Path.of(environment.getOrDefault("CARREL_DATA", ".carrel")).toAbsolutePath().normalize(),
        Optional.ofNullable(environment.get("CARREL_DB_HOST"))
            .map(host -> database(environment, host)));
  }

  private static DatabaseAddress database(Map<String, String> environment, String host) {
    return new DatabaseAddress(
        host,
        port(environment, "CARREL_DB_PORT", "3306"),
        environment.getOrDefault("CARREL_DB_NAME", "carrel"),
        environment.getOrDefault("CARREL_DB_USER", "carrel"),
        environment.getOrDefault("CARREL_DB_PASSWORD", ""));
  }

  private static int port(Map<String, String> environment, String name, String otherwise) {
    String text = environment.getOrDefault(name, otherwise);
    try {
      int port = Integer.parseInt(text);
      if (port > 0 && port < 65536) {
        return port;
      }
    } catch (NumberFormatException e) {
      // falls through to the one message for every unusable number
    }
    throw new CannotRun(name + " is not a port number from 1 to 65535: " + text);
  }

  /** Refuses what would fail later and less clearly. */
  void check() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
    } catch (IOException e) {
      throw new CannotRun("port " + port + " is in use (CARREL_PORT)");
    }
    try {
      Files.createDirectories(data);
      Files.delete(Files.createTempFile(data, "writable", null));
    } catch (IOException e) {
      throw new CannotRun("the data folder " + data + " is not writable (CARREL_DATA)");
    }
  }

  Path log() {
    return data.resolve("server.log");
  }
}
