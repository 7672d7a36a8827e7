package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carrel.access.Visibility;
import org.carrel.config.Transactions;

/** What somebody may mean who has only begun to type. */
@Singleton
public class Suggestions {
  private static final int MOST = 20;
  private static final int LONGEST = 100;

  /** So many are read for each that is told, since several books may have one title. */
  private static final int ALIKE = 4;

  private static final String TITLES =
      """
      SELECT CAST(p.id AS CHAR) AS id, b.title AS name
      FROM (SELECT b.id FROM book b FORCE INDEX (book_all)
        WHERE %2$s AND %1$s
        ORDER BY b.sort_title, b.id LIMIT :count) p
      JOIN book b ON b.id = p.id ORDER BY b.sort_title, b.id""";

  private static final String SERIES =
      """
      SELECT CAST(s.id AS CHAR) AS id, s.name AS name FROM series s FORCE INDEX (series_all)
      WHERE %2$s AND (
        SELECT 1 FROM book b FORCE INDEX (book_of_series)
        WHERE b.series_id = s.id AND %1$s LIMIT 1) IS NOT NULL
      ORDER BY s.sort_name, s.id LIMIT :count""";

  private static final String AUTHORS =
      """
      SELECT CAST(f.id AS CHAR) AS id, f.name AS name FROM (
        (SELECT a.id, a.name, a.sort_name FROM author a FORCE INDEX (author_all)
          WHERE %2$s AND %1$s
          ORDER BY a.sort_name, a.id LIMIT :count)
        UNION
        (SELECT a.id, a.name, a.sort_name FROM author a FORCE INDEX (author_by_name)
          WHERE %3$s AND %1$s
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
      WHERE %2$s AND (
        SELECT 1 FROM book_tag bt JOIN book b ON b.id = bt.book_id
        WHERE bt.tag_id = t.id AND %1$s LIMIT 1) IS NOT NULL
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

  /** Of each in the order of its list. */
  public record Found(
      List<Suggestion> titles,
      List<Suggestion> series,
      List<Suggestion> authors,
      List<Suggestion> tags) {}

  /**
   * Whatever begins with what is typed; case and accents do not count, nor does an article before a
   * title. Digits at the end may become a longer number. Of authors the first name or the last.
   * What is hidden is never named.
   *
   * @param limit how many of each at most; taken as 1 to 20
   */
  public Found of(Visibility visibility, String typed, int limit) {
    String wanted = Fold.cut(typed.strip(), LONGEST);
    if (wanted.isEmpty()) {
      return new Found(List.of(), List.of(), List.of(), List.of());
    }
    Visible visible = Visible.to(visibility);
    int most = Math.max(1, Math.min(limit, MOST));
    Typed titled = new Typed(visible, SortText.beginnings(wanted), most);
    Typed named = new Typed(visible, Set.of(wanted), most);
    return transactions.call(
        () ->
            new Found(
                read(TITLES, titled, "b.sort_title"),
                read(SERIES, titled, "s.sort_name"),
                read(AUTHORS, named, "a.sort_name", "a.name"),
                read(TAGS, named, "t.name")));
  }

  private record Typed(Visible visible, Set<String> beginnings, int most) {

    Map<String, Object> parameters() {
      Map<String, Object> named = new LinkedHashMap<>(visible.parameters());
      for (String beginning : beginnings) {
        String literal = beginning.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        named.put("typed" + named.size(), literal + "%");
      }
      named.put("count", ALIKE * most);
      return named;
    }

    String begins(String column) {
      int first = visible.parameters().size();
      return IntStream.range(first, first + beginnings.size())
          .mapToObj(i -> column + " LIKE :typed" + i + " ESCAPE '!'")
          .collect(Collectors.joining(" OR ", "(", ")"));
    }
  }

  /**
   * @param columns any of which begins so
   */
  private List<Suggestion> read(String sql, Typed typed, String... columns) {
    List<String> texts = new ArrayList<>(List.of(typed.visible().predicate()));
    Stream.of(columns).map(typed::begins).forEach(texts::add);
    Map<String, Suggestion> byName = new LinkedHashMap<>();
    for (Row row : rows.read(sql.formatted(texts.toArray()), typed.parameters(), TYPES)) {
      String name = row.get("name", String.class);
      byName.putIfAbsent(Fold.key(name), new Suggestion(row.get("id", String.class), name));
    }
    return byName.values().stream().limit(typed.most()).toList();
  }
}
