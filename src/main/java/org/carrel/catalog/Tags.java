package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.access.Visibility;
import org.carrel.config.Transactions;

/** Words that books, series and libraries are marked with. */
@Singleton
public class Tags {
  private static final Map<String, Class<?>> TYPES =
      Map.of("id", Integer.class, "name", String.class);
  private static final Map<String, Class<?>> OWNED =
      Map.of("owner", UUID.class, "id", Integer.class, "name", String.class);

  private final Rows rows;
  private final Transactions transactions;

  @Inject
  Tags(Rows rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  public record Tag(int id, String name) {}

  /** Those that something visible has and those that nothing has, by name. */
  public List<Tag> visible(Visibility visibility) {
    Visible visible = Visible.to(visibility);
    Visible libraries = Visible.libraries(visibility);
    String sql =
        """
        SELECT t.id AS id, t.name AS name FROM tag t
        WHERE (SELECT 1 FROM book_tag bt JOIN book b ON b.id = bt.book_id
            WHERE bt.tag_id = t.id AND %1$s LIMIT 1) IS NOT NULL
          OR (SELECT 1 FROM series_tag st JOIN book b ON b.series_id = st.series_id
            WHERE st.tag_id = t.id AND %1$s LIMIT 1) IS NOT NULL
          OR EXISTS (SELECT 1 FROM library_tag lt JOIN library l ON l.id = lt.library_id
            WHERE lt.tag_id = t.id AND %2$s)
          OR t.id NOT IN (SELECT tag_id FROM book_tag UNION SELECT tag_id FROM series_tag
            UNION SELECT tag_id FROM library_tag)
        ORDER BY t.name, t.id"""
            .formatted(visible.predicate(), libraries.predicate());
    return transactions
        .call(() -> rows.read(sql, libraries.with(visible.parameters()), TYPES))
        .stream()
        .map(Tags::tag)
        .toList();
  }

  /** Those of each book, in the book's order. Whoever asks has shown that the books are seen. */
  public Map<UUID, List<Tag>> ofBooks(Collection<UUID> books) {
    return of("book_tag", "book_id", books);
  }

  /** Those of each series. Whoever asks has shown that the series are seen. */
  public Map<UUID, List<Tag>> ofSeries(Collection<UUID> series) {
    return of("series_tag", "series_id", series);
  }

  /** Those of each library. Whoever asks has shown that the libraries are seen. */
  public Map<UUID, List<Tag>> ofLibraries(Collection<UUID> libraries) {
    return of("library_tag", "library_id", libraries);
  }

  private Map<UUID, List<Tag>> of(String table, String owner, Collection<UUID> owners) {
    if (owners.isEmpty()) {
      return Map.of();
    }
    String sql =
        """
        SELECT o.%1$s AS owner, t.id AS id, t.name AS name
        FROM %2$s o JOIN tag t ON t.id = o.tag_id
        WHERE o.%1$s IN (:owners) ORDER BY o.%1$s, o.position"""
            .formatted(owner, table);
    Map<UUID, List<Tag>> tags = new LinkedHashMap<>();
    transactions
        .call(() -> rows.read(sql, Map.of("owners", owners), OWNED))
        .forEach(
            row ->
                tags.computeIfAbsent(row.get("owner", UUID.class), absent -> new ArrayList<>())
                    .add(tag(row)));
    return tags;
  }

  private static Tag tag(Row row) {
    return new Tag(row.get("id", Integer.class), row.get("name", String.class));
  }
}
