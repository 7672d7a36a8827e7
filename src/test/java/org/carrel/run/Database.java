package org.carrel.run;

import java.io.IOException;
import java.sql.SQLException;

/** The MariaDB that Carrel runs on: a given one, or one of our own that stops with us. */
record Database(DatabaseAddress address, Runnable stop) implements AutoCloseable {

  static Database open(RunSettings settings) throws IOException {
    return settings.givenDatabase().isPresent()
        ? given(settings.givenDatabase().get())
        : embedded(settings);
  }

  private static Database given(DatabaseAddress address) {
    try {
      address.connect();
    } catch (SQLException e) {
      throw new CannotRun(
          "no database at %s (CARREL_DB_HOST, _PORT, _NAME, _USER, _PASSWORD): %s"
              .formatted(address, firstLine(e)));
    }
    return new Database(address, () -> {});
  }

  private static Database embedded(RunSettings settings) throws IOException {
    EmbeddedDatabase server = EmbeddedDatabase.start(settings.data().resolve("mariadb"));
    return new Database(server.address(), server::close);
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown");
  }

  @Override
  public void close() {
    stop.run();
  }
}
