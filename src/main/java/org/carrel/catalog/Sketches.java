package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.carrel.catalog.ThumbnailWork.Extent;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.image.Dimensions;
import org.carrel.image.Renderer;
import org.carrel.image.Sketch;
import org.carrel.image.Sketch.Share;

/** What stands for pictures until they are there, as far as somebody had it made. */
@Singleton
public class Sketches {
  private static final Map<String, Class<?>> COLUMNS = columns();

  private final Rows rows;
  private final Transactions transactions;
  private final ChosenPictures chosen;
  private final Renderer renderer;

  @Inject
  Sketches(Rows rows, Transactions transactions, ChosenPictures chosen, Renderer renderer) {
    this.rows = rows;
    this.transactions = transactions;
    this.chosen = chosen;
    this.renderer = renderer;
  }

  /** Of what each book shows: the chosen picture or the cover. */
  public Map<UUID, Sketch> ofBooks(Collection<UUID> books) {
    return find(
        """
        SELECT b.id AS id, %s FROM book b LEFT JOIN chosen_picture p ON p.subject_id = b.id
          JOIN picture_sketch s ON s.hash = COALESCE(p.hash, b.cover_hash)
        WHERE b.id IN (:ids)""",
        books);
  }

  /** Of the pictures that somebody chose for series or libraries. */
  public Map<UUID, Sketch> ofChosen(Collection<UUID> subjects) {
    return find(
        """
        SELECT p.subject_id AS id, %s FROM chosen_picture p
          JOIN picture_sketch s ON s.hash = p.hash
        WHERE p.subject_id IN (:ids)""",
        subjects);
  }

  private Map<UUID, Sketch> find(String sql, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    String columns =
        "s.width AS width, s.height AS height, s.average AS average, s.colours AS colours,"
            + " s.thumbhash AS thumbhash";
    return transactions
        .call(() -> rows.read(sql.formatted(columns), Map.of("ids", ids), COLUMNS))
        .stream()
        .collect(Collectors.toMap(row -> row.get("id", UUID.class), Sketches::sketch));
  }

  private static Sketch sketch(Row row) {
    return new Sketch(
        new Dimensions(row.get("width", Integer.class), row.get("height", Integer.class)),
        row.get("average", String.class),
        shares(row.get("colours", String.class)),
        row.get("thumbhash", String.class));
  }

  private static List<Share> shares(String text) {
    return Arrays.stream(text.split(" "))
        .filter(part -> !part.isEmpty())
        .map(part -> part.split("=", 2))
        .map(parts -> new Share(parts[0], Integer.parseInt(parts[1])))
        .toList();
  }

  /**
   * Makes one, unless it is there already.
   *
   * @throws Failure as {@link Renderer} says
   */
  void keep(String hash, Extent extent, Supplier<byte[]> picture) {
    if (extent == Extent.ALL || !isThere(hash)) {
      Sketch made = renderer.sketch(name -> picture.get());
      transactions.run(() -> write(hash, made));
    }
  }

  /** Of all pictures that were chosen for series of a library and for itself. */
  void ofChosen(UUID library) {
    String sql =
        """
        SELECT p.subject_id AS id, p.hash AS hash FROM chosen_picture p
          LEFT JOIN book b ON b.id = p.subject_id
        WHERE p.library_id = :library AND b.id IS NULL LIMIT 1000""";
    Map<String, Class<?>> columns = Map.of("id", UUID.class, "hash", String.class);
    for (Row row : transactions.call(() -> rows.read(sql, Map.of("library", library), columns))) {
      String hash = row.get("hash", String.class);
      keep(hash, Extent.MISSING, () -> chosen.bytes(row.get("id", UUID.class), hash));
    }
  }

  void removeAll(UUID library) {
    String sql =
        """
        DELETE s FROM picture_sketch s JOIN book b ON b.cover_hash = s.hash
        WHERE b.library_id = :library""";
    transactions.run(() -> rows.change(sql, Map.of("library", library)));
  }

  private boolean isThere(String hash) {
    String sql = "SELECT hash AS hash FROM picture_sketch WHERE hash = :hash";
    Map<String, Class<?>> columns = Map.of("hash", String.class);
    return !transactions.call(() -> rows.read(sql, Map.of("hash", hash), columns)).isEmpty();
  }

  private void write(String hash, Sketch sketch) {
    String colours =
        sketch.colours().stream()
            .map(share -> share.colour() + "=" + share.percent())
            .collect(Collectors.joining(" "));
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("hash", hash);
    row.put("width", sketch.size().width());
    row.put("height", sketch.size().height());
    row.put("average", sketch.average());
    row.put("colours", colours);
    row.put("thumbhash", sketch.thumbhash());
    rows.change(
        """
        REPLACE INTO picture_sketch (hash, width, height, average, colours, thumbhash)
        VALUES (:hash, :width, :height, :average, :colours, :thumbhash)""",
        row);
  }

  private static Map<String, Class<?>> columns() {
    Map<String, Class<?>> columns = new LinkedHashMap<>();
    columns.put("id", UUID.class);
    columns.put("width", Integer.class);
    columns.put("height", Integer.class);
    columns.put("average", String.class);
    columns.put("colours", String.class);
    columns.put("thumbhash", String.class);
    return columns;
  }
}
