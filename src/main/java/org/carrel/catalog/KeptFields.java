package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.config.Transactions;
import org.carrel.format.Metadata;
import org.carrel.format.MetadataField;
import org.carrel.format.ReadBook;
import org.jspecify.annotations.Nullable;

/** Lets books that are read anew keep what editors told of them, and what they locked. */
@Singleton
class KeptFields {
  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "id", UUID.class,
          "path_hash", String.class,
          "edited_fields", String.class,
          "locked_fields", String.class,
          "updated_at", Instant.class);

  private final Rows rows;
  private final ToldRows told;
  private final Transactions transactions;

  @Inject
  KeptFields(Rows rows, ToldRows told, Transactions transactions) {
    this.rows = rows;
    this.told = told;
    this.transactions = transactions;
  }

  /**
   * The same files, but for what books keep. Most slices have no such book and cost one statement.
   *
   * @param lost the book that a file's bytes belonged to, by fingerprint
   */
  Kept over(Claim claim, List<ReadFile> slice, Map<String, UUID> lost) {
    List<Row> kept = transactions.call(() -> kept(claim, slice, lost));
    Set<String> state = state(kept);
    return kept.isEmpty() ? new Kept(slice, state) : new Kept(over(slice, lost, kept), state);
  }

  /**
   * @param state tells whether an editor has changed anything since
   */
  record Kept(List<ReadFile> slice, Set<String> state) {}

  /** Whether it is still so; asked in the unit of work that writes, with the books locked. */
  boolean holds(Kept kept, Claim claim, Map<String, UUID> lost) {
    return state(kept(claim, kept.slice(), lost)).equals(kept.state());
  }

  private static Set<String> state(List<Row> kept) {
    return kept.stream()
        .map(
            row ->
                "%s %s %s %s"
                    .formatted(
                        row.get("id", UUID.class),
                        row.get("edited_fields", String.class),
                        row.get("locked_fields", String.class),
                        row.get("updated_at", Instant.class)))
        .collect(Collectors.toSet());
  }

  private List<ReadFile> over(List<ReadFile> slice, Map<String, UUID> lost, List<Row> kept) {
    Map<UUID, Set<MetadataField>> fields = new HashMap<>();
    Map<String, UUID> byPath = new HashMap<>();
    for (Row row : kept) {
      UUID id = row.get("id", UUID.class);
      fields.put(
          id,
          LockedFields.told(
              row.get("edited_fields", String.class), row.get("locked_fields", String.class)));
      byPath.put(String.valueOf(row.get("path_hash", String.class)), id);
    }
    Map<UUID, Metadata> before = transactions.call(() -> told.of(fields.keySet()));
    return slice.stream().map(read -> over(read, id(read, lost, byPath), fields, before)).toList();
  }

  private List<Row> kept(Claim claim, List<ReadFile> slice, Map<String, UUID> lost) {
    String kept =
        """
        SELECT b.id AS id, b.path_hash AS path_hash, b.edited_fields AS edited_fields,
          b.locked_fields AS locked_fields, b.updated_at AS updated_at
        FROM book b WHERE %s AND (b.edited_fields IS NOT NULL OR b.locked_fields IS NOT NULL)""";
    String sql =
        kept.formatted("b.library_id = :library AND b.path_hash IN (:hashes)")
            + " UNION "
            + kept.formatted("b.id IN (:lost)");
    return rows.read(
        sql,
        Map.of(
            "library", claim.library(),
            "hashes", slice.stream().map(read -> read.found().pathHash()).toList(),
            "lost", new ArrayList<>(lost.values())),
        TYPES);
  }

  private static @Nullable UUID id(
      ReadFile read, Map<String, UUID> lost, Map<String, UUID> byPath) {
    UUID moved =
        read instanceof ReadFile.Good good ? lost.get(good.book().fingerprint().sha256()) : null;
    return moved == null ? byPath.get(read.found().pathHash()) : moved;
  }

  private static ReadFile over(
      ReadFile read,
      @Nullable UUID id,
      Map<UUID, Set<MetadataField>> fields,
      Map<UUID, Metadata> before) {
    Metadata known = id == null ? null : before.get(id);
    return read instanceof ReadFile.Good good && known != null
        ? over(good, fields.getOrDefault(id, Set.of()), known)
        : read;
  }

  private static ReadFile over(ReadFile.Good good, Set<MetadataField> fields, Metadata before) {
    ReadBook book = good.book();
    ReadBook kept = book.with(book.metadata().with(fields, before));
    return new ReadFile.Good(good.found(), kept, good.cover(), good.broken());
  }
}
