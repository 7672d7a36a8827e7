package org.carrel.catalog;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.carrel.catalog.Names.Person;
import org.carrel.config.Transactions;
import org.carrel.format.Author;
import org.carrel.format.Metadata;
import org.carrel.format.SeriesPlace;

/**
 * Finds the rows of series, authors, tags and publishers, and makes those that are missing.
 *
 * <p>In transactions of its own, so that two nodes that meet the same name at once agree on its row
 * and neither waits for the other's slice.
 */
@Singleton
class NameRows {
  private static final int NAME_LENGTH = 255;
  private static final int PUBLISHER_LENGTH = 500;

  private final Rows rows;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  NameRows(Rows rows, Transactions transactions, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
  }

  Names of(UUID library, Collection<Metadata> told) {
    Map<String, String> series = new LinkedHashMap<>();
    Map<String, Author> authors = new LinkedHashMap<>();
    Map<String, String> tags = new LinkedHashMap<>();
    Map<String, String> publishers = new LinkedHashMap<>();
    for (Metadata one : told) {
      SeriesPlace place = one.series();
      if (place != null) {
        series.putIfAbsent(Fold.key(place.name()), place.name());
      }
      one.authors().forEach(author -> authors.putIfAbsent(Fold.key(author.name()), author));
      one.subjects().forEach(subject -> tags.putIfAbsent(Fold.key(subject), subject));
      String publisher = one.publisher();
      if (publisher != null) {
        publishers.putIfAbsent(Fold.key(publisher), publisher);
      }
    }
    return new Names(series(library, series), authors(authors), tags(tags), publishers(publishers));
  }

  private Map<String, UUID> series(UUID library, Map<String, String> names) {
    Known<UUID> known =
        new Known<>(
            "SELECT id, name_key FROM series WHERE library_id = :library AND name_key IN (:keys)",
            Map.of("library", library),
            Map.of("id", UUID.class),
            row -> row.get("id", UUID.class));
    return complete(known, names, (key, name) -> insertSeries(library, key, name));
  }

  private void insertSeries(UUID library, String key, String name) {
    rows.change(
        """
        INSERT IGNORE INTO series
          (id, library_id, name, name_key, sort_name, search_text, created_at, updated_at)
        VALUES (:id, :library, :name, :key, :sort, :words, :now, :now)
        """,
        Map.of(
            "id", UuidCreator.getTimeOrderedEpoch(),
            "library", library,
            "name", name,
            "key", key,
            "sort", SortText.title(name, null),
            "words", SearchWords.stored(List.of(name)),
            "now", clock.instant()));
  }

  private Map<String, Person> authors(Map<String, Author> names) {
    Known<Person> known =
        new Known<>(
            "SELECT id, name_key, sort_name FROM author WHERE name_key IN (:keys)",
            Map.of(),
            Map.of("id", UUID.class, "sort_name", String.class),
            row -> new Person(row.get("id", UUID.class), row.get("sort_name", String.class)));
    return complete(known, names, this::insertAuthor);
  }

  private void insertAuthor(String key, Author author) {
    rows.change(
        "INSERT IGNORE INTO author (id, name, name_key, sort_name) VALUES (:id, :name, :key, :sort)",
        Map.of(
            "id", UuidCreator.getTimeOrderedEpoch(),
            "name", author.name(),
            "key", key,
            "sort", SortText.person(author.name(), author.sortName())));
  }

  private Map<String, Integer> tags(Map<String, String> names) {
    return complete(numbered("tag"), names, this::insertTag);
  }

  private void insertTag(String key, String name) {
    rows.change(
        "INSERT IGNORE INTO tag (name, name_key) VALUES (:name, :key)",
        Map.of("name", Fold.cut(name, NAME_LENGTH), "key", key));
  }

  private Map<String, Integer> publishers(Map<String, String> names) {
    return complete(numbered("publisher"), names, this::insertPublisher);
  }

  private void insertPublisher(String key, String name) {
    rows.change(
        "INSERT IGNORE INTO publisher (name, name_key) VALUES (:name, :key)",
        Map.of("name", Fold.cut(name, PUBLISHER_LENGTH), "key", key));
  }

  private static Known<Integer> numbered(String table) {
    return new Known<>(
        "SELECT id, name_key FROM " + table + " WHERE name_key IN (:keys)",
        Map.of(),
        Map.of("id", Integer.class),
        row -> row.get("id", Integer.class));
  }

  /**
   * How rows are found that there are.
   *
   * @param types of its columns but {@code name_key}
   */
  private record Known<I>(
      String sql, Map<String, Object> of, Map<String, Class<?>> types, Function<Row, I> row) {}

  private interface Insert<N> {
    void row(String key, N name);
  }

  private <N, I> Map<String, I> complete(Known<I> known, Map<String, N> names, Insert<N> insert) {
    Map<String, I> found = read(known, names.keySet());
    Map<String, N> missing = new LinkedHashMap<>(names);
    missing.keySet().removeAll(found.keySet());
    if (missing.isEmpty()) {
      return found;
    }
    transactions.run(() -> missing.forEach(insert::row));
    return read(known, names.keySet());
  }

  private <I> Map<String, I> read(Known<I> known, Collection<String> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    Map<String, Object> parameters = new HashMap<>(known.of());
    parameters.put("keys", keys);
    Map<String, Class<?>> columns = new HashMap<>(known.types());
    columns.put("name_key", String.class);
    Map<String, I> found = new HashMap<>();
    transactions
        .call(() -> rows.read(known.sql(), parameters, columns))
        .forEach(row -> found.put(row.get("name_key", String.class), known.row().apply(row)));
    return found;
  }
}
