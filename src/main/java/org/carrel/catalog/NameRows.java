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
import org.carrel.config.Transactions;
import org.carrel.format.Author;
import org.carrel.format.Metadata;
import org.carrel.format.SeriesPlace;

/**
 * Finds the rows of series, authors and tags, and makes those that are missing.
 *
 * <p>In transactions of its own, so that two nodes that meet the same name at once agree on its row
 * and neither waits for the other's slice.
 */
@Singleton
class NameRows {
  private static final int NAME_LENGTH = 255;

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
    for (Metadata one : told) {
      SeriesPlace place = one.series();
      if (place != null) {
        series.putIfAbsent(Fold.key(place.name()), place.name());
      }
      one.authors().forEach(author -> authors.putIfAbsent(Fold.key(author.name()), author));
      one.subjects().forEach(subject -> tags.putIfAbsent(Fold.key(subject), subject));
    }
    return new Names(series(library, series), authors(authors), tags(tags));
  }

  private Map<String, UUID> series(UUID library, Map<String, String> names) {
    String known =
        "SELECT id, name_key FROM series WHERE library_id = :library AND name_key IN (:keys)";
    Map<String, Object> of = Map.of("library", library);
    return complete(known, of, names, UUID.class, (key, name) -> insertSeries(library, key, name));
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

  private Map<String, UUID> authors(Map<String, Author> names) {
    String known = "SELECT id, name_key FROM author WHERE name_key IN (:keys)";
    return complete(known, Map.of(), names, UUID.class, this::insertAuthor);
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
    String known = "SELECT id, name_key FROM tag WHERE name_key IN (:keys)";
    return complete(known, Map.of(), names, Integer.class, this::insertTag);
  }

  private void insertTag(String key, String name) {
    rows.change(
        "INSERT IGNORE INTO tag (name, name_key) VALUES (:name, :key)",
        Map.of("name", Fold.cut(name, NAME_LENGTH), "key", key));
  }

  private interface Insert<N> {
    void row(String key, N name);
  }

  private <N, I> Map<String, I> complete(
      String known, Map<String, Object> of, Map<String, N> names, Class<I> type, Insert<N> insert) {
    Map<String, I> found = read(known, of, names.keySet(), type);
    Map<String, N> missing = new LinkedHashMap<>(names);
    missing.keySet().removeAll(found.keySet());
    if (missing.isEmpty()) {
      return found;
    }
    transactions.run(() -> missing.forEach(insert::row));
    return read(known, of, names.keySet(), type);
  }

  private <I> Map<String, I> read(
      String known, Map<String, Object> of, Collection<String> keys, Class<I> type) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    Map<String, Object> parameters = new HashMap<>(of);
    parameters.put("keys", keys);
    Map<String, Class<?>> columns = Map.of("id", type, "name_key", String.class);
    Map<String, I> found = new HashMap<>();
    transactions
        .call(() -> rows.read(known, parameters, columns))
        .forEach(row -> found.put(row.get("name_key", String.class), row.get("id", type)));
    return found;
  }
}
