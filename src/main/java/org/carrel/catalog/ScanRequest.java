package org.carrel.catalog;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Puts a scan in the queue, inside the transaction under way. */
final class ScanRequest {
  private static final String INSERT =
      """
      INSERT IGNORE INTO scan
        (id, library_id, unfinished_library_id, state, phase, files, done, added, changed, moved,
         removed, problems, cancel_requested, requested_at)
      SELECT :id, l.id, l.id, 'QUEUED', 'COUNTING', 0, 0, 0, 0, 0, 0, 0, FALSE, :now
      FROM library l WHERE %s""";
  private static final String OF_LIBRARY = INSERT.formatted("l.id = :library");

  /** A scan that waits has passed nothing yet. */
  private static final String FOLLOWING =
      OF_LIBRARY + " ON DUPLICATE KEY UPDATE again = scan.again OR scan.state <> 'QUEUED'";

  private static final String AFTER =
      INSERT.formatted("l.id = (SELECT s.library_id FROM scan s WHERE s.id = :scan AND s.again)");

  private ScanRequest() {}

  /** Unless one is unfinished. */
  static void add(Rows rows, UUID library, Instant now) {
    rows.change(OF_LIBRARY, named(now, "library", library));
  }

  /** One that begins after now, if need be when the one under way has ended. */
  static void follow(Rows rows, UUID library, Instant now) {
    rows.change(FOLLOWING, named(now, "library", library));
  }

  /** The one that was to follow a scan that has just ended. */
  static void after(Rows rows, UUID scan, Instant now) {
    rows.change(AFTER, named(now, "scan", scan));
  }

  private static Map<String, Object> named(Instant now, String name, UUID of) {
    Map<String, Object> named = new HashMap<>();
    named.put("id", UuidCreator.getTimeOrderedEpoch());
    named.put("now", now);
    named.put(name, of);
    return named;
  }
}
