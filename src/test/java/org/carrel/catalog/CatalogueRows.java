package org.carrel.catalog;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes a catalogue of any size without a file: 100,000 books in some seconds.
 *
 * <p>Ten books make a series, five an author; every tenth is rated 16. Each title holds a word that
 * ten books share ({@link #word}) and one that a thousandth of all do. Every seventh is in German,
 * every third a PDF, every fifth without a date; each has one of 20 tags.
 */
public final class CatalogueRows {
  private static final int BATCH = 500;
  private static final String ADDED = "2026-01-01 00:00:00";

  private final DataSource dataSource;

  public CatalogueRows(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  public UUID library(String name) {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    insert(
        "library (id, name, name_key, root, open, version, created_at)",
        List.<@Nullable Object[]>of(
            new @Nullable Object[] {id, name, Fold.key(name), "/nowhere/" + id, false, 0, ADDED}));
    return id;
  }

  /** The word that the books around the given place share. */
  public static String word(int place) {
    return syllables(place / 10 + 1_000);
  }

  /**
   * @param sameInstant how many books share the instant they were added at
   */
  public void books(UUID library, int count, int sameInstant) {
    unknown(library, count, sameInstant);
    run("ANALYZE TABLE book, series, author, book_author, book_tag");
  }

  /** The same, of which the database's statistics know nothing yet. */
  void unknown(UUID library, int count, int sameInstant) {
    List<UUID> series = ids(count / 10 + 1);
    List<UUID> authors = ids(count / 5 + 1);
    insert(
        "series (id, library_id, name, name_key, sort_name, search_text, created_at, updated_at)",
        rows(series.size(), i -> series(series.get(i), library, i)));
    insert(
        "author (id, name, name_key, sort_name)",
        rows(authors.size(), i -> author(authors.get(i), library, i)));
    List<UUID> books = ids(count);
    insert(
        "book (id, library_id, series_id, series_index, title, sort_title, language, publisher,"
            + " published, description, age_rating, media_type, page_count, path, path_hash,"
            + " file_name, file_size, file_modified_at, koreader_hash, fingerprint, added_at,"
            + " updated_at, search_text, search_more, published_on)",
        rows(count, i -> book(books.get(i), library, series.get(i / 10), i, sameInstant)));
    insert(
        "book_author (book_id, position, author_id)",
        rows(count, i -> new @Nullable Object[] {books.get(i), 0, authors.get(i / 5)}));
    insert("tag (id, name, name_key)", tags());
    insert(
        "book_tag (book_id, position, tag_id)",
        rows(count, i -> new @Nullable Object[] {books.get(i), 0, 1 + i % 20}));
    run("UPDATE library SET version = version + 1 WHERE id = '" + library + "'");
  }

  private static @Nullable Object[] series(UUID id, UUID library, int i) {
    String name = "Series " + word(i * 10) + " " + i;
    return new @Nullable Object[] {
      id, library, name, Fold.key(name), SortText.of(name), words(name), ADDED, ADDED
    };
  }

  private static @Nullable Object[] author(UUID id, UUID library, int i) {
    String name = "Ann " + syllables(i + 1_000) + " " + library.toString().substring(24) + i;
    return new @Nullable Object[] {id, name, Fold.key(name), SortText.person(name, null)};
  }

  private static @Nullable Object[] book(
      UUID id, UUID library, UUID series, int i, int sameInstant) {
    String title = "The " + word(i) + " of " + syllables(i % 1_000) + " " + i;
    String hash = String.format(Locale.ROOT, "%032x", i);
    return new @Nullable Object[] {
      id,
      library,
      series,
      i % 10 + 1,
      title,
      SortText.title(title, "en"),
      i % 7 == 3 ? "de" : "en",
      "Carrel Press",
      "2020-01-01",
      "<p>About " + title + "</p>",
      i % 10 == 0 ? 16 : null,
      i % 3 == 1 ? "application/pdf" : "application/epub+zip",
      12,
      "made/" + i + ".epub",
      hash + hash,
      i + ".epub",
      1_000 + i,
      ADDED,
      hash,
      hash + hash,
      "2026-01-02 00:00:%02d.%06d".formatted(i / sameInstant / 1_000_000 % 60, i / sameInstant),
      ADDED,
      words(title),
      SearchWords.described("<p>About " + title + "</p>"),
      i % 5 == 0 ? null : "%04d-01-01".formatted(1900 + i % 120)
    };
  }

  private static List<@Nullable Object[]> tags() {
    return rows(20, i -> new @Nullable Object[] {i + 1, "Tag " + i, "tag " + i});
  }

  private static String words(String text) {
    return SearchWords.stored(List.of(text));
  }

  private static String syllables(int number) {
    StringBuilder word = new StringBuilder();
    for (int rest = number; rest > 0; rest /= 20) {
      word.append("bdfgklmnprstvzchjqwx".charAt(rest % 20)).append("aeiou".charAt(rest % 5));
    }
    return word.append("nd").toString();
  }

  private static List<UUID> ids(int count) {
    return rows(count, i -> UuidCreator.getTimeOrderedEpochPlus1());
  }

  private interface Made<T> {
    T at(int place);
  }

  private static <T> List<T> rows(int count, Made<T> made) {
    List<T> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rows.add(made.at(i));
    }
    return rows;
  }

  /** Many rows a statement; what is there already stays. */
  private void insert(String into, List<@Nullable Object[]> rows) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      for (int from = 0; from < rows.size(); from += BATCH) {
        insert(connection, into, rows.subList(from, Math.min(rows.size(), from + BATCH)));
      }
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void insert(Connection connection, String into, List<@Nullable Object[]> rows)
      throws SQLException {
    String row = "(" + String.join(", ", Collections.nCopies(rows.get(0).length, "?")) + ")";
    String values = String.join(", ", Collections.nCopies(rows.size(), row));
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT IGNORE INTO " + into + " VALUES " + values)) {
      int parameter = 1;
      for (@Nullable Object[] cells : rows) {
        for (Object cell : cells) {
          statement.setObject(parameter++, cell instanceof UUID id ? id.toString() : cell);
        }
      }
      statement.executeUpdate();
    }
  }

  void run(String sql) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
