package org.carrel.it;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.carrel.run.DatabaseAddress;

/** All that the suite's database holds, row by row, as a thief of a dump would read it. */
final class StoredText {
  private StoredText() {}

  static List<String> everyRow() throws SQLException {
    DatabaseAddress address = Surroundings.address();
    try (Connection connection =
        DriverManager.getConnection(address.url(), address.user(), address.password())) {
      List<String> rows = new ArrayList<>();
      for (String table : tables(connection)) {
        read(connection, table, rows);
      }
      return rows;
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    DatabaseMetaData database = connection.getMetaData();
    List<String> names = new ArrayList<>();
    try (ResultSet found =
        database.getTables(connection.getCatalog(), null, "%", new String[] {"TABLE"})) {
      while (found.next()) {
        names.add(found.getString("TABLE_NAME"));
      }
    }
    return names;
  }

  private static void read(Connection connection, String table, List<String> rows)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT * FROM `" + table + "`")) {
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        StringBuilder row = new StringBuilder(table);
        for (int column = 1; column <= columns; column++) {
          row.append(' ').append(found.getString(column));
        }
        rows.add(row.toString());
      }
    }
  }
}
