package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.format.UnreadableBook;
import org.jspecify.annotations.Nullable;

/** Goes through the books of a library or a series, whoever may see them. */
@Singleton
class LibraryWork {
  private static final int SLICE = 100;
  private static final Map<String, Class<?>> COLUMNS =
      Map.of(
          "id", UUID.class,
          "root", String.class,
          "path", String.class,
          "media_type", String.class,
          "fingerprint", String.class,
          "cover_hash", String.class,
          "chosen", String.class);

  private final Rows rows;
  private final Transactions transactions;
  private final Background background;

  @Inject
  LibraryWork(Rows rows, Transactions transactions, Background background) {
    this.rows = rows;
    this.transactions = transactions;
    this.background = background;
  }

  /**
   * One listed book.
   *
   * @param fingerprint SHA-256 of its file
   * @param coverHash null without a cover
   * @param chosenHash of the picture that somebody chose; null without one
   */
  record Item(
      UUID id,
      Path root,
      Path file,
      String mediaType,
      String fingerprint,
      @Nullable String coverHash,
      @Nullable String chosenHash) {}

  /** What a step goes through, by a column of {@code book b}. */
  enum Among {
    LIBRARY("b.library_id = :among"),
    SERIES("b.series_id = :among"),
    SHELF("b.library_id = :among AND b.series_id IS NULL"),
    BOOK("b.id = :among");

    private final String condition;

    Among(String condition) {
      this.condition = condition;
    }
  }

  /**
   * Does the same for every book, in the background. A book for which it fails is passed over.
   *
   * @param kind short, names what is done
   * @throws Failure CONFLICT if it is under way already; UNAVAILABLE while too much is
   */
  void each(String kind, Among among, UUID id, Consumer<Item> step) {
    background.begin(
        kind + " " + among + " " + id,
        going -> {
          String last = "";
          List<Item> slice = slice(among, id, last);
          while (!slice.isEmpty() && going.on()) {
            slice.forEach(item -> guarded(step, item));
            last = slice.get(slice.size() - 1).id().toString();
            slice = slice(among, id, last);
          }
        });
  }

  private static void guarded(Consumer<Item> step, Item item) {
    try {
      step.accept(item);
    } catch (Failure | UnreadableBook passedOver) {
      return;
    }
  }

  private List<Item> slice(Among among, UUID id, String after) {
    String sql =
        """
        SELECT b.id AS id, l.root AS root, b.path AS path, b.media_type AS media_type,
          b.fingerprint AS fingerprint, b.cover_hash AS cover_hash, p.hash AS chosen
        FROM book b JOIN library l ON l.id = b.library_id
          LEFT JOIN chosen_picture p ON p.subject_id = b.id
        WHERE b.listed = 1 AND %s AND b.id > :after ORDER BY b.id LIMIT :count"""
            .formatted(among.condition);
    UUID last = after.isEmpty() ? new UUID(0, 0) : UUID.fromString(after);
    Map<String, Object> named = Map.of("among", id, "after", last, "count", SLICE);
    return transactions.call(() -> rows.read(sql, named, COLUMNS)).stream()
        .map(LibraryWork::item)
        .toList();
  }

  private static Item item(Row row) {
    Path root = Path.of(row.get("root", String.class));
    return new Item(
        row.get("id", UUID.class),
        root,
        root.resolve(row.get("path", String.class)),
        row.get("media_type", String.class),
        row.get("fingerprint", String.class),
        row.get("cover_hash", String.class),
        row.get("chosen", String.class));
  }
}
