package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.access.Visibility;
import org.carrel.config.Transactions;

/** Details of many books at once, in two statements. */
@Singleton
public class BookDetails {
  private static final Map<String, Class<?>> TYPES = types();

  private final Rows rows;
  private final Transactions transactions;

  @Inject
  BookDetails(Rows rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /** Those of the books that are visible. */
  public Map<UUID, BookDetail> of(Visibility visibility, Collection<UUID> books) {
    return books.isEmpty()
        ? Map.of()
        : transactions.call(() -> read(Visible.to(visibility), books));
  }

  /** In the unit of work under way. */
  Map<UUID, BookDetail> read(Visible visible, Collection<UUID> books) {
    Map<String, Object> parameters = visible.with(Map.of("parents", books));
    Map<UUID, CreditLists> credits =
        CreditLists.read(
            rows,
            "book_credit c JOIN book b ON b.id = c.book_id",
            "c.book_id",
            visible.predicate(),
            parameters);
    String sql =
        """
        SELECT b.id AS id, b.title_sort AS title_sort,
          b.printed_pages AS printed_pages, b.volume AS volume, b.kind AS kind,
          b.notes AS notes, b.series_group AS series_group, b.story_arc AS story_arc,
          b.story_arc_number AS story_arc_number, b.locked_fields AS locked_fields
        FROM book b WHERE b.id IN (:parents) AND %s"""
            .formatted(visible.predicate());
    Map<UUID, BookDetail> details = new LinkedHashMap<>();
    for (Row row : rows.read(sql, parameters, TYPES)) {
      UUID id = row.get("id", UUID.class);
      details.put(id, detail(row, credits.getOrDefault(id, CreditLists.NONE)));
    }
    return details;
  }

  private static BookDetail detail(Row row, CreditLists credits) {
    return new BookDetail(
        row.get("title_sort", String.class),
        row.get("printed_pages", Integer.class),
        row.get("volume", Integer.class),
        row.get("kind", String.class),
        row.get("notes", String.class),
        row.get("series_group", String.class),
        row.get("story_arc", String.class),
        row.get("story_arc_number", BigDecimal.class),
        credits.names(),
        LockedFields.parse(row.get("locked_fields", String.class)));
  }

  private static Map<String, Class<?>> types() {
    Map<String, Class<?>> types = new HashMap<>();
    types.put("id", UUID.class);
    types.put("volume", Integer.class);
    types.put("printed_pages", Integer.class);
    types.put("story_arc_number", BigDecimal.class);
    for (String text :
        List.of("title_sort", "kind", "notes", "series_group", "story_arc", "locked_fields")) {
      types.put(text, String.class);
    }
    return types;
  }
}
