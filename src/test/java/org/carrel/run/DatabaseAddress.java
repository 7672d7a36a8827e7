package org.carrel.run;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Where a MariaDB is, and as whom Carrel signs in there. */
public record DatabaseAddress(String host, int port, String name, String user, String password) {

  public String url() {
    return "jdbc:mariadb://" + host + ":" + port + "/" + name;
  }

  /**
   * This address, after it has answered.
   *
   * @throws CannotRun saying what is wrong with it
   */
  DatabaseAddress tried() {
    try {
      connect();
      return this;
    } catch (SQLException e) {
      throw new CannotRun(
          "no database at %s (CARREL_DB_HOST, _PORT, _NAME, _USER, _PASSWORD): %s"
              .formatted(this, e.getMessage()));
    }
  }

  /** Tries a connection; the exception's message says what is wrong in the driver's words. */
  public void connect() throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(url() + "?connectTimeout=5000", user, password)) {
      connection.isValid(5);
    }
  }

  boolean answers() {
    try {
      connect();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return user + "@" + host + ":" + port + "/" + name;
  }
}
