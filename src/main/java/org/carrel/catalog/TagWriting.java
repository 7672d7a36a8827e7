package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carrel.failure.Failure;

/** Marks things with tags, inside the unit of work under way. */
@Singleton
class TagWriting {
  private static final int LONGEST = 255;
  private static final int MOST = 100;

  private final Rows rows;

  @Inject
  TagWriting(Rows rows) {
    this.rows = rows;
  }

  /**
   * Replaces the tags of a row; names that are new become tags.
   *
   * @throws Failure INVALID for an empty or too long name, or more than 100
   */
  void write(String table, String column, UUID owner, List<String> names) {
    List<Integer> ids = create(names).stream().map(Tags.Tag::id).toList();
    rows.change(
        "DELETE FROM %s WHERE %s = :owner".formatted(table, column), Map.of("owner", owner));
    for (int i = 0; i < ids.size(); i++) {
      rows.change(
          "INSERT INTO %s (%s, position, tag_id) VALUES (:owner, :position, :tag)"
              .formatted(table, column),
          Map.of("owner", owner, "position", i, "tag", ids.get(i)));
    }
  }

  /** In the order of the names, each once. Throws as {@link #write} does. */
  List<Tags.Tag> create(List<String> names) {
    Map<String, String> byKey = checked(names);
    byKey.forEach(
        (key, name) ->
            rows.change(
                "INSERT IGNORE INTO tag (name, name_key) VALUES (:name, :key)",
                Map.of("name", name, "key", key)));
    return byKey.keySet().stream().map(key -> find(key).orElseThrow()).toList();
  }

  /** What is shown, by what is unique. Throws as {@link #write} does. */
  static Map<String, String> checked(List<String> names) {
    Map<String, String> byKey = new LinkedHashMap<>();
    for (String name : names) {
      String shown = name.strip();
      if (shown.isEmpty() || shown.length() > LONGEST) {
        throw Failure.invalid("A tag has 1 to 255 characters.");
      }
      byKey.putIfAbsent(Fold.cut(Fold.key(shown), LONGEST), shown);
    }
    if (byKey.size() > MOST) {
      throw Failure.invalid("There are at most 100 tags at once.");
    }
    return byKey;
  }

  /** So that nobody else gives the name meanwhile. */
  Optional<Integer> lock(String key) {
    return rows
        .read(
            "SELECT id AS id FROM tag WHERE name_key = :key FOR UPDATE",
            Map.of("key", key),
            Map.of("id", Integer.class))
        .stream()
        .map(row -> row.get("id", Integer.class))
        .findFirst();
  }

  private Optional<Tags.Tag> find(String key) {
    return rows
        .read(
            "SELECT id AS id, name AS name FROM tag WHERE name_key = :key",
            Map.of("key", key),
            Map.of("id", Integer.class, "name", String.class))
        .stream()
        .map(row -> new Tags.Tag(row.get("id", Integer.class), row.get("name", String.class)))
        .findFirst();
  }
}
