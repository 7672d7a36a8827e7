package org.carrel.browser;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.mariadb.jdbc.MariaDbDataSource;

/** The database of the server that the browser sees. */
final class ConsoleDatabase {
  private ConsoleDatabase() {}

  static MariaDbDataSource source() throws SQLException {
    MariaDbDataSource database =
        new MariaDbDataSource("jdbc:mariadb://127.0.0.1:" + of("port") + "/" + of("name"));
    database.setUser(of("user"));
    database.setPassword(of("password"));
    return database;
  }

  static void change(String statement) throws SQLException {
    try (Connection connection = source().getConnection();
        Statement change = connection.createStatement()) {
      change.execute(statement);
    }
  }

  private static String of(String name) {
    return System.getProperty("carrel.it.database." + name, "");
  }
}
