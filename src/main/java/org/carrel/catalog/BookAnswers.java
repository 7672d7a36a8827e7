package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.access.Visibility;
import org.carrel.catalog.Part.Range;
import org.carrel.config.Transactions;

/** Books somebody may see, for clients that put their questions together themselves. */
@Singleton
public class BookAnswers {
  /** Names the index that holds an order, where nothing else is asked for. */
  private static final Map<Column, String> ORDERED =
      Map.of(
          BookColumn.NAME, "FORCE INDEX (book_by_name)",
          BookColumn.SORT_TITLE, "FORCE INDEX (book_all)",
          BookColumn.ADDED, "FORCE INDEX (book_recent)");

  private final Rows rows;
  private final EntryRows entryRows;
  private final Totals totals;
  private final Transactions transactions;

  @Inject
  BookAnswers(Rows rows, EntryRows entryRows, Totals totals, Transactions transactions) {
    this.rows = rows;
    this.entryRows = entryRows;
    this.totals = totals;
    this.transactions = transactions;
  }

  /** In two statements, and a third now and then for the total. */
  public Part<BookEntry> ask(Visibility visibility, Question question, Range range) {
    Visible visible = Visible.to(visibility);
    ConditionSql condition = new ConditionSql("b", question.condition());
    String where = visible.predicate() + " AND " + visible.narrowed(condition.sql());
    Map<String, Object> parameters = visible.with(condition.parameters());
    return transactions.call(
        () -> {
          long total =
              totals.of(
                  visibility,
                  condition,
                  question,
                  () -> count("book b WHERE " + where, parameters));
          return total <= range.offset()
              ? new Part<>(List.of(), total)
              : new Part<>(entries(question, where, parameters, range), total);
        });
  }

  private long count(String from, Map<String, Object> parameters) {
    return rows.read(
            "SELECT COUNT(*) AS number FROM " + from, parameters, Map.of("number", Long.class))
        .get(0)
        .get("number", Long.class);
  }

  private List<BookEntry> entries(
      Question question, String where, Map<String, Object> parameters, Range range) {
    String order = question.order("b.id");
    String sql =
        """
        SELECT %s FROM (SELECT b.id FROM book b %s WHERE %s ORDER BY %s LIMIT :count OFFSET :offset) p
        JOIN book b ON b.id = p.id %s ORDER BY %s"""
            .formatted(EntryRows.COLUMNS, index(question), where, order, EntryRows.JOINS, order);
    Map<String, Object> all = new LinkedHashMap<>(parameters);
    all.put("count", range.limit());
    all.put("offset", range.offset());
    return entryRows.entries(rows.read(sql, all, EntryRows.TYPES));
  }

  private static String index(Question question) {
    boolean everything = question.condition().equals(Condition.ANYTHING);
    return everything && question.sorts().size() == 1
        ? ORDERED.getOrDefault(question.sorts().get(0).column(), "")
        : "";
  }

  /** Those of the ids that are visible. */
  public Map<UUID, BookEntry> byId(Visibility visibility, Collection<UUID> ids) {
    return of(visibility, "b.id IN (:ids)", "b.id", ids).stream()
        .collect(Collectors.toMap(BookEntry::id, Function.identity()));
  }

  private List<BookEntry> of(
      Visibility visibility, String condition, String order, Collection<UUID> ids) {
    Visible visible = Visible.to(visibility);
    String sql =
        "SELECT %s FROM book b %s WHERE %s AND %s ORDER BY %s"
            .formatted(EntryRows.COLUMNS, EntryRows.JOINS, condition, visible.predicate(), order);
    return ids.isEmpty()
        ? List.of()
        : transactions.call(
            () ->
                entryRows.entries(
                    rows.read(sql, visible.with(Map.of("ids", ids)), EntryRows.TYPES)));
  }

  /** Books whose bytes another visible book has too, those with the same bytes together. */
  public List<BookEntry> duplicates(Visibility visibility) {
    Visible visible = Visible.to(visibility);
    String sql =
        """
        SELECT d.id AS id FROM (
          SELECT b.id, b.fingerprint, COUNT(*) OVER (PARTITION BY b.fingerprint) AS copies
          FROM book b WHERE b.fingerprint IS NOT NULL AND %s) d
        WHERE d.copies > 1 ORDER BY d.fingerprint, d.id LIMIT %d"""
            .formatted(visible.predicate(), Range.MANY.limit());
    List<UUID> ids =
        transactions
            .call(() -> rows.read(sql, visible.parameters(), Map.of("id", UUID.class)))
            .stream()
            .map(row -> row.get("id", UUID.class))
            .toList();
    Map<UUID, BookEntry> found = byId(visibility, ids);
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }
}
