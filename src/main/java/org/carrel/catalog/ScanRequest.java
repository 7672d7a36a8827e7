package org.carrel.catalog;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puts a scan in the queue, inside the transaction under way. A library has one unfinished scan:
 * one that waits is widened, and one under way remembers which part is to be scanned after it.
 */
final class ScanRequest {
  private static final String INSERT =
      """
      INSERT IGNORE INTO scan
        (id, library_id, unfinished_library_id, state, phase, files, done, added, changed, moved,
         removed, problems, cancel_requested, requested_at, part)
      SELECT :id, l.id, l.id, 'QUEUED', 'COUNTING', 0, 0, 0, 0, 0, 0, 0, FALSE, :now, %s""";

  private static final String OF_LIBRARY =
      INSERT.formatted(":part FROM library l WHERE l.id = :library");

  private static final String AFTER =
      INSERT.formatted(
          "o.again_part FROM scan o JOIN library l ON l.id = o.library_id"
              + " WHERE o.id = :scan AND o.again_part IS NOT NULL");

  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "id", UUID.class,
          "state", String.class,
          "part", String.class,
          "again_part", String.class);

  private ScanRequest() {}

  /** Unless one is unfinished that holds the part. */
  static void add(Rows rows, UUID library, LibraryPart part, Instant now) {
    unfinished(rows, library, part, now)
        .filter(scan -> !scan.part().holds(part))
        .ifPresent(scan -> scan.take(rows, part));
  }

  /** One that begins after now, if need be when the one under way has ended. */
  static void follow(Rows rows, UUID library, LibraryPart part, Instant now) {
    unfinished(rows, library, part, now).ifPresent(scan -> scan.take(rows, part));
  }

  /** The one that was to follow a scan that has just ended. */
  static void after(Rows rows, UUID scan, Instant now) {
    rows.change(AFTER, Map.of("id", UuidCreator.getTimeOrderedEpoch(), "now", now, "scan", scan));
  }

  /** Empty if there was none, so that there is a new one now. */
  private static Optional<Unfinished> unfinished(
      Rows rows, UUID library, LibraryPart part, Instant now) {
    Map<String, Object> named = new HashMap<>();
    named.put("id", UuidCreator.getTimeOrderedEpoch());
    named.put("library", library);
    named.put("part", part.path());
    named.put("now", now);
    if (rows.change(OF_LIBRARY, named) == 1) {
      return Optional.empty();
    }
    String sql =
        "SELECT id, state, part, again_part FROM scan"
            + " WHERE unfinished_library_id = :library FOR UPDATE";
    return rows.read(sql, Map.of("library", library), TYPES).stream()
        .map(Unfinished::of)
        .findFirst();
  }

  /** A library's one scan that has not ended. */
  private record Unfinished(
      UUID id, boolean waiting, LibraryPart part, @Nullable LibraryPart after) {
    static Unfinished of(Row row) {
      String after = row.get("again_part", String.class);
      return new Unfinished(
          row.get("id", UUID.class),
          ScanState.valueOf(row.get("state", String.class)) == ScanState.QUEUED,
          new LibraryPart(row.get("part", String.class)),
          after == null ? null : new LibraryPart(after));
    }

    /** One that waits has passed nothing yet. */
    void take(Rows rows, LibraryPart more) {
      LibraryPart wider = waiting ? part.with(more) : after == null ? more : after.with(more);
      String column = waiting ? "part" : "again_part";
      rows.change(
          "UPDATE scan SET " + column + " = :part WHERE id = :scan",
          Map.of("scan", id, "part", wider.path()));
    }
  }
}
