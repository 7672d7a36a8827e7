package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.run.DatabaseAddress;
import org.carrel.run.FileTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page costs the database the same number of statements however long it is. */
final class StatementCountIT extends GraphQlTest {
  private static final Path FOLDER = Path.of(System.getProperty("carrel.it.folder", "target/it"));
  private static final int TRIES = 8;
  private static final String BOOKS =
      """
      query Books($library: String!, $count: Int!) {
        media(filter: {series: {libraryId: {eq: $library}}},
            pagination: {offset: {page: 1, pageSize: $count}}) {
          nodes { id name path resolvedName seriesPosition isFavorite
            series { id name resolvedName mediaCount isComplete tags { name } thumbnail { url }
              library { name } }
            library { id name config { libraryType } } libraryConfig { id }
            readProgress { page } readHistory { readthroughNumber }
            tags { id name } thumbnail { url } metadata { title writers genres }
            nextInSeries(pagination: {offset: {page: 1, pageSize: 2}}) { nodes { id }
              pageInfo { ... on OffsetPaginationInfo { totalItems } } } } } }""";
  private static final String SERIES =
      """
      query Series($library: String!, $count: Int!) {
        series(filter: {libraryId: {eq: $library}},
            pagination: {offset: {page: 1, pageSize: $count}}) {
          nodes { id name resolvedName hasThumbnail mediaCount isFavorite readCount unreadCount isComplete
            percentageCompleted upNext { name } media(take: 2) { name readProgress { page } }
            stats { bookCount completedBooks } mediaAlphabet tags { name } thumbnail { url } library { name }
            metadata { title genres } } } }""";

  private static final String MARKS =
      """
      query Marks($library: String!, $count: Int!) {
        media(filter: {series: {libraryId: {eq: $library}}},
            pagination: {offset: {page: 1, pageSize: $count}}) {
          nodes { resolvedName ebook { bookmarks { id } annotations { id } } } } }""";
  private static final String LIBRARIES =
      """
      query Libraries($count: Int!) {
        libraries(search: "Counted", pagination: {offset: {page: 1, pageSize: $count}}) {
          nodes { id name media(take: 3) { id name series { name } } mediaAlphabet seriesAlphabet
            genres publishers excludedUsers { id username } tags { name } } } }""";
  private static final int LIBRARY_COUNT = 30;

  private static String library = "";

  @BeforeEach
  void fillTheLibrary() throws IOException {
    if (library.isEmpty()) {
      Path folder = FOLDER.resolve("counted-library");
      FileTree.delete(folder);
      Files.createDirectories(folder);
      for (int i = 0; i < 100; i++) {
        Facts facts = Facts.of("Counted " + i, "Author " + i).in("Counted series " + i, "1");
        SampleBooks.epub(folder.resolve("cn-" + i + ".epub"), facts.tagged("Tag " + i));
      }
      library = house.library("Counted", folder);
      for (int i = 1; i < LIBRARY_COUNT; i++) {
        small(FOLDER.resolve("counted-library-" + i), i);
      }
    }
  }

  @Test
  void aPageOfBooksWithAllAroundThem() throws SQLException {
    assertThat(statements(BOOKS, 100)).isEqualTo(statements(BOOKS, 5)).isLessThan(40);
  }

  @Test
  void aPageOfSeriesWithAllAroundThem() throws SQLException {
    assertThat(statements(SERIES, 100)).isEqualTo(statements(SERIES, 5)).isLessThan(40);
  }

  /** With one book, its own series and somebody who does not see it. */
  private void small(Path folder, int i) throws IOException {
    FileTree.delete(folder);
    Files.createDirectories(folder);
    SampleBooks.epub(folder.resolve("sm.epub"), Facts.of("Small " + i, "Author " + i));
    String id = house.library("Counted " + i, folder);
    String excluded = i < 6 ? house.member().id() : "";
    if (!excluded.isEmpty()) {
      ask(
          "mutation { updateLibraryExcludedUsers(id: \"%s\", userIds: [\"%s\"]) { id } }"
              .formatted(id, excluded));
    }
  }

  @Test
  void marksInAPageOfBooks() throws SQLException {
    assertThat(statements(MARKS, 100)).isEqualTo(statements(MARKS, 5)).isLessThan(40);
  }

  @Test
  void aPageOfLibrariesWithAllInThem() throws SQLException {
    assertThat(statements(LIBRARIES, LIBRARY_COUNT))
        .isEqualTo(statements(LIBRARIES, 5))
        .isLessThan(40);
  }

  @Test
  void whoAsksWhoTheyAreCostsNothingForSomeSeconds() throws SQLException {
    DatabaseAddress address = Surroundings.address();
    try (Connection connection =
        DriverManager.getConnection(address.url(), address.user(), address.password())) {
      long least = Long.MAX_VALUE;
      for (int i = 0; i < TRIES; i++) {
        long before = selects(connection);
        Answer me = client().get("/api/v2/auth/me", Household.bearer(token));
        assertThat(me.text()).contains("\"preferences\"");
        least = Math.min(least, selects(connection) - before);
      }
      assertThat(least).isZero();
    }
  }

  /** The least of some tries: the server has work of its own beside it. */
  private long statements(String document, int count) throws SQLException {
    Map<String, Object> variables =
        document.contains("$library")
            ? Map.of("library", library, "count", count)
            : Map.of("count", count);
    DatabaseAddress address = Surroundings.address();
    try (Connection connection =
        DriverManager.getConnection(address.url(), address.user(), address.password())) {
      long least = Long.MAX_VALUE;
      for (int i = 0; i < TRIES; i++) {
        long before = selects(connection);
        assertThat(ask(document, variables)).doesNotContain("\"errors\"").contains("Counted");
        least = Math.min(least, selects(connection) - before);
      }
      return least;
    }
  }

  private static long selects(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Com_select'")) {
      assertThat(found.next()).isTrue();
      return found.getLong("Value");
    }
  }
}
