package org.carrel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.carrel.catalog.CatalogueRows;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.run.DatabaseAddress;
import org.mariadb.jdbc.MariaDbDataSource;

/** The books: a few real files, and as many rows without files as a measurement asks for. */
final class Catalogue {
  /** Sorts before every made title, so that its links stand in the first page. */
  private static final String FIRST = "000 Sample";

  /** How many files there are to scan. */
  static final int SAMPLES = 3;

  private final MariaDbDataSource database;
  private int made;

  Catalogue(DatabaseAddress address) throws SQLException {
    database = new MariaDbDataSource(address.url());
    database.setUser(address.user());
    database.setPassword(address.password());
  }

  /** What the server is to scan at its first start. */
  static Path sampleFolder(Path folder) throws IOException {
    Path library = Files.createDirectories(folder.resolve("library"));
    SampleBooks.epub(library.resolve("sample.epub"), Facts.of(FIRST, "Ann Sample"));
    SampleBooks.pdf(library.resolve("sample.pdf"), 3, Facts.of("A Second Sample", "Ann Sample"));
    SampleBooks.cbz(library.resolve("sample.cbz"), 3, Facts.of("A Third Sample", "Ann Sample"));
    return library;
  }

  /** The library of the samples. */
  String sampleLibrary() throws SQLException {
    return one("SELECT library_id FROM book WHERE file_name = 'sample.epub'");
  }

  /** Adds rows until there are that many made books, with a sample's cover, seen by guests too. */
  void growTo(int books) throws SQLException {
    CatalogueRows rows = new CatalogueRows(database);
    rows.books(rows.library("Made " + made), books - made, 1);
    made = books;
    run(
        """
        UPDATE book b JOIN (SELECT * FROM book WHERE cover_hash IS NOT NULL LIMIT 1) s
        SET b.cover_hash = s.cover_hash, b.cover_type = s.cover_type,
          b.cover_width = s.cover_width, b.cover_height = s.cover_height
        WHERE b.cover_hash IS NULL""");
    run("UPDATE library SET open = TRUE, version = version + 1");
  }

  int books() {
    return made;
  }

  /** Words that ten books of the part made last have in their titles. */
  List<String> rareWords(int count) {
    return IntStream.range(0, count)
        .map(i -> made / 2 + (int) (0.48 * made * i / count))
        .mapToObj(CatalogueRows::word)
        .distinct()
        .toList();
  }

  /** The owner's password as the server stores it. */
  String passwordHash() throws SQLException {
    return one("SELECT password_hash FROM account WHERE password_hash IS NOT NULL");
  }

  /** How many books the lists show. */
  long listed() throws SQLException {
    return Long.parseLong(one("SELECT COUNT(*) FROM book WHERE listed = 1"));
  }

  /** How many files they are of. */
  long differentFiles() throws SQLException {
    return Long.parseLong(
        one("SELECT COUNT(DISTINCT library_id, path_hash) FROM book WHERE listed = 1"));
  }

  private String one(String query) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
