package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.access.Visibility;
import org.carrel.config.Transactions;

/** What somebody may mean who has only begun to type. */
@Singleton
public class Suggestions {
  private static final int MOST = 10;
  private static final int LONGEST = 100;

  /** Read for a kind, since several books may have one title. */
  private static final int READ = 4 * MOST;

  private static final String TITLES =
      """
      SELECT CAST(p.id AS CHAR) AS id, b.title AS name
      FROM (SELECT b.id FROM book b FORCE INDEX (book_all)
        WHERE b.sort_title LIKE :typed ESCAPE '!' AND %s
        ORDER BY b.sort_title, b.id LIMIT :count) p
      JOIN book b ON b.id = p.id ORDER BY b.sort_title, b.id""";

  private static final String SERIES =
      """
      SELECT CAST(s.id AS CHAR) AS id, s.name AS name FROM series s FORCE INDEX (series_all)
      WHERE s.sort_name LIKE :typed ESCAPE '!' AND (
        SELECT 1 FROM book b FORCE INDEX (book_of_series)
        WHERE b.series_id = s.id AND %s LIMIT 1) IS NOT NULL
      ORDER BY s.sort_name, s.id LIMIT :count""";

  private static final String AUTHORS =
      """
      SELECT CAST(f.id AS CHAR) AS id, f.name AS name FROM (
        (SELECT a.id, a.name, a.sort_name FROM author a FORCE INDEX (author_all)
          WHERE a.sort_name LIKE :typed ESCAPE '!' AND %1$s
          ORDER BY a.sort_name, a.id LIMIT :count)
        UNION
        (SELECT a.id, a.name, a.sort_name FROM author a FORCE INDEX (author_by_name)
          WHERE a.name LIKE :typed ESCAPE '!' AND %1$s
          ORDER BY a.name, a.id LIMIT :count)) f
      ORDER BY f.sort_name, f.id"""
          .replace(
              "%1$s",
              """
              (SELECT 1 FROM book_author ba JOIN book b ON b.id = ba.book_id
                WHERE ba.author_id = a.id AND %1$s LIMIT 1) IS NOT NULL""");

  private static final String TAGS =
      """
      SELECT CAST(t.id AS CHAR) AS id, t.name AS name FROM tag t FORCE INDEX (tag_all)
      WHERE t.name LIKE :typed ESCAPE '!' AND (
        SELECT 1 FROM book_tag bt JOIN book b ON b.id = bt.book_id
        WHERE bt.tag_id = t.id AND %s LIMIT 1) IS NOT NULL
      ORDER BY t.name, t.id LIMIT :count""";

  private static final Map<String, Class<?>> TYPES =
      Map.of("id", String.class, "name", String.class);

  private final Rows rows;
  private final Transactions transactions;

  @Inject
  Suggestions(Rows rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /**
   * @param id of the book, series, author or tag; of several books of one title that of the first
   */
  public record Suggestion(String id, String name) {}

  /** At most 10 of each, in the order of their lists. */
  public record Found(
      List<Suggestion> titles,
      List<Suggestion> series,
      List<Suggestion> authors,
      List<Suggestion> tags) {}

  /**
   * Whatever begins with what is typed; case and accents do not count, nor does an article before a
   * title. Of authors the first name or the last. What is hidden is never named.
   */
  public Found of(Visibility visibility, String typed) {
    String wanted = Fold.cut(typed.strip(), LONGEST);
    if (wanted.isEmpty()) {
      return new Found(List.of(), List.of(), List.of(), List.of());
    }
    Visible visible = Visible.to(visibility);
    return transactions.call(
        () ->
            new Found(
                read(TITLES, visible, SortText.title(wanted, null)),
                read(SERIES, visible, SortText.title(wanted, null)),
                read(AUTHORS, visible, wanted),
                read(TAGS, visible, wanted)));
  }

  private List<Suggestion> read(String sql, Visible visible, String typed) {
    String literal = typed.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    Map<String, Object> named = visible.with(Map.of("typed", literal + "%", "count", READ));
    Map<String, Suggestion> byName = new LinkedHashMap<>();
    for (Row row : rows.read(sql.formatted(visible.predicate()), named, TYPES)) {
      String name = row.get("name", String.class);
      byName.putIfAbsent(Fold.key(name), new Suggestion(row.get("id", String.class), name));
    }
    return byName.values().stream().limit(MOST).toList();
  }
}
