package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.access.Visibility;
import org.carrel.catalog.Part.Range;
import org.carrel.config.Transactions;

/** The books of many series or libraries at once, in a few statements however many there are. */
@Singleton
public class BookGroups {
  private static final String ORDER = "b.series_sort, b.file_stem, b.id";
  private static final String NAME = "b.file_stem, b.id";

  private static final Map<String, Class<?>> AFTER =
      Map.of("id", UUID.class, "number", Long.class, "next", UUID.class);

  private final Rows rows;
  private final EntryRows entryRows;
  private final Transactions transactions;

  @Inject
  BookGroups(Rows rows, EntryRows entryRows, Transactions transactions) {
    this.rows = rows;
    this.entryRows = entryRows;
    this.transactions = transactions;
  }

  /** What books are put together by. */
  private enum By {
    SERIES("b.series_id", "b.series_id IN (:parents)", ORDER),
    LOOSE("b.library_id", "b.series_id IS NULL AND b.library_id IN (:parents)", NAME),
    LIBRARY("b.library_id", "b.library_id IN (:parents)", NAME),
    AUTHOR(
        "ba.author_id",
        "ba.author_id IN (:parents)",
        NAME,
        "JOIN book_author ba ON ba.book_id = b.id");

    private final String parent;
    private final String condition;
    private final String order;
    private final String join;

    By(String parent, String condition, String order) {
      this(parent, condition, order, "");
    }

    By(String parent, String condition, String order, String join) {
      this.parent = parent;
      this.condition = condition;
      this.order = order;
      this.join = join;
    }
  }

  /**
   * The first books of each series, by their place in it; of a library's id those that have no
   * series, by file name.
   *
   * @param skip how many of each to pass over
   * @param take how many of each at most
   */
  public Map<UUID, List<BookEntry>> ofSeries(
      Visibility visibility, Collection<UUID> series, int skip, int take) {
    Map<UUID, List<BookEntry>> found = grouped(visibility, By.SERIES, series, skip, take);
    List<UUID> others = series.stream().filter(id -> !found.containsKey(id)).toList();
    grouped(visibility, By.LOOSE, others, skip, take).forEach(found::put);
    return found;
  }

  /** The first books of each library, by file name. */
  public Map<UUID, List<BookEntry>> ofLibraries(
      Visibility visibility, Collection<UUID> libraries, int take) {
    return grouped(visibility, By.LIBRARY, libraries, 0, take);
  }

  /** All books of each author, by file name. */
  public Map<UUID, List<BookEntry>> ofAuthors(Visibility visibility, Collection<UUID> authors) {
    return grouped(visibility, By.AUTHOR, authors, 0, Integer.MAX_VALUE);
  }

  /**
   * The books of series of this name, by their place.
   *
   * @param library whose series count; empty for all
   */
  public List<BookEntry> ofSeriesTitle(Visibility visibility, String name, Optional<UUID> library) {
    String sql =
        "SELECT id AS id FROM series WHERE name_key = :key"
            + (library.isPresent() ? " AND library_id = :library" : "");
    Map<String, Object> named = new HashMap<>(Map.of("key", Fold.key(name)));
    library.ifPresent(id -> named.put("library", id));
    List<UUID> ids =
        transactions.call(() -> rows.read(sql, named, Map.of("id", UUID.class))).stream()
            .map(row -> row.get("id", UUID.class))
            .toList();
    return grouped(visibility, By.SERIES, ids, 0, Integer.MAX_VALUE).values().stream()
        .flatMap(List::stream)
        .toList();
  }

  private Map<UUID, List<BookEntry>> grouped(
      Visibility visibility, By by, Collection<UUID> parents, int skip, int take) {
    Map<UUID, List<BookEntry>> groups = new LinkedHashMap<>();
    if (parents.isEmpty()) {
      return groups;
    }
    Visible visible = Visible.to(visibility);
    String sql =
        """
        SELECT %s, p.parent AS parent FROM (
          SELECT b.id, %s AS parent, ROW_NUMBER() OVER (PARTITION BY %s ORDER BY %s) AS place
          FROM book b %s WHERE %s AND %s) p
        JOIN book b ON b.id = p.id %s
        WHERE p.place > :skip AND p.place <= :end ORDER BY p.parent, p.place"""
            .formatted(
                EntryRows.COLUMNS,
                by.parent,
                by.parent,
                by.order,
                by.join,
                by.condition,
                visible.predicate(),
                EntryRows.JOINS);
    Map<String, Object> named = Map.of("parents", parents, "skip", skip, "end", (long) skip + take);
    Map<String, Class<?>> types = new LinkedHashMap<>(EntryRows.TYPES);
    types.put("parent", UUID.class);
    transactions.run(
        () -> {
          List<Row> found = rows.read(sql, visible.with(named), types);
          List<BookEntry> entries = entryRows.entries(found);
          for (int i = 0; i < found.size(); i++) {
            groups
                .computeIfAbsent(
                    found.get(i).get("parent", UUID.class), absent -> new ArrayList<>())
                .add(entries.get(i));
          }
        });
    return groups;
  }

  /** Where each book stands among the visible ones of its series, from 1. */
  public Map<UUID, Integer> places(Visibility visibility, Collection<UUID> books) {
    if (books.isEmpty()) {
      return Map.of();
    }
    Visible visible = Visible.to(visibility);
    String sql =
        """
        SELECT p.id AS id, p.place AS place FROM (
          SELECT b.id, ROW_NUMBER() OVER (
            PARTITION BY b.series_id ORDER BY %s) AS place
          FROM book b WHERE b.series_id IN (
            SELECT o.series_id FROM book o WHERE o.id IN (:books)) AND %s) p
        WHERE p.id IN (:books)"""
            .formatted(ORDER, visible.predicate());
    Map<String, Class<?>> types = Map.of("id", UUID.class, "place", Integer.class);
    return transactions
        .call(() -> rows.read(sql, visible.with(Map.of("books", books)), types))
        .stream()
        .collect(
            Collectors.toMap(
                row -> row.get("id", UUID.class), row -> row.get("place", Integer.class)));
  }

  /**
   * The visible books after each one in its series, or in its library's shelf of books without one.
   *
   * @param range of those after it
   */
  public Map<UUID, Part<UUID>> after(Visibility visibility, Collection<UUID> books, Range range) {
    Map<UUID, Part<UUID>> found = new HashMap<>();
    if (!books.isEmpty()) {
      found.putAll(after(visibility, By.SERIES, "o.series_id IS NOT NULL", books, range));
      found.putAll(after(visibility, By.LOOSE, "o.series_id IS NULL", books, range));
    }
    return found;
  }

  private Map<UUID, Part<UUID>> after(
      Visibility visibility, By by, String which, Collection<UUID> books, Range range) {
    Visible visible = Visible.to(visibility);
    String parent = by.parent.replace("b.", "o.");
    String parents = "SELECT %s FROM book o WHERE o.id IN (:books) AND %s".formatted(parent, which);
    String sql =
        """
        WITH placed AS (
          SELECT b.id, %1$s AS parent, ROW_NUMBER() OVER (PARTITION BY %1$s ORDER BY %2$s) AS place,
            COUNT(*) OVER (PARTITION BY %1$s) AS number
          FROM book b WHERE %3$s AND %4$s)
        SELECT p.id AS id, p.number - p.place AS number, n.id AS next
        FROM placed p LEFT JOIN placed n
          ON n.parent = p.parent AND n.place > p.place + :skip AND n.place <= p.place + :end
        WHERE p.id IN (:books) ORDER BY p.id, n.place"""
            .formatted(
                by.parent,
                by.order,
                by.condition.replace(":parents", parents),
                visible.predicate());
    Map<String, Object> named =
        Map.of("books", books, "skip", range.offset(), "end", range.offset() + range.limit());
    Map<UUID, List<UUID>> next = new LinkedHashMap<>();
    Map<UUID, Long> numbers = new HashMap<>();
    for (Row row : transactions.call(() -> rows.read(sql, visible.with(named), AFTER))) {
      UUID id = row.get("id", UUID.class);
      numbers.put(id, row.get("number", Long.class));
      List<UUID> those = next.computeIfAbsent(id, absent -> new ArrayList<>());
      Optional.ofNullable(row.get("next", UUID.class)).ifPresent(those::add);
    }
    return next.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                one -> new Part<>(one.getValue(), numbers.getOrDefault(one.getKey(), 0L))));
  }
}
