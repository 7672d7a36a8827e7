package org.carrel.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What the environment says about a run. The WAR reads the same environment for all else. */
record RunSettings(int port, Path data, Optional<DatabaseAddress> givenDatabase) {

  static RunSettings from(Map<String, String> environment) {
    return new RunSettings(
        port(
            environment,
            text(environment, "CARREL_PORT").isPresent() ? "CARREL_PORT" : "STUMP_PORT",
            "8080"),
        Path.of(
                text(environment, "CARREL_DATA")
                    .or(() -> text(environment, "STUMP_CONFIG_DIR"))
                    .orElse(".carrel"))
            .toAbsolutePath()
            .normalize(),
        text(environment, "CARREL_DB_HOST").map(host -> database(environment, host)));
  }

  private static DatabaseAddress database(Map<String, String> environment, String host) {
    return new DatabaseAddress(
        host,
        port(environment, "CARREL_DB_PORT", "3306"),
        text(environment, "CARREL_DB_NAME").orElse("carrel"),
        text(environment, "CARREL_DB_USER").orElse("carrel"),
        environment.getOrDefault("CARREL_DB_PASSWORD", ""));
  }

  /** A variable that is set to nothing counts as not set. */
  private static Optional<String> text(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
  }

  private static int port(Map<String, String> environment, String name, String otherwise) {
    String text = text(environment, name).orElse(otherwise);
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

  Path log() {
    return data.resolve("server.log");
  }
}
