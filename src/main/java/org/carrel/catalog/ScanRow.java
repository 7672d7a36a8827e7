package org.carrel.catalog;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.carrel.access.Visibility;

/** Turns a row of {@code scan s} into what is told of it. */
final class ScanRow {
  static final String COLUMNS =
      """
      s.id AS id, s.library_id AS library_id, s.state AS state, s.phase AS phase,
      s.files AS files, s.done AS done, s.added AS added, s.changed AS changed, s.moved AS moved,
      s.removed AS removed, s.problems AS problems, s.current_file AS current_file,
      s.failure AS failure, s.requested_at AS requested_at, s.started_at AS started_at,
      s.finished_at AS finished_at""";

  static final Map<String, Class<?>> TYPES = types();

  private ScanRow() {}

  static ScanProgress progress(Row row, Visibility visibility) {
    return progress(row).seenWith(visibility);
  }

  static ScanProgress progress(Row row) {
    return new ScanProgress(
        row.get("id", UUID.class),
        row.get("library_id", UUID.class),
        ScanState.valueOf(row.get("state", String.class)),
        ScanPhase.valueOf(row.get("phase", String.class)),
        count(row, "files"),
        count(row, "done"),
        count(row, "added"),
        count(row, "changed"),
        count(row, "moved"),
        count(row, "removed"),
        count(row, "problems"),
        row.get("current_file", String.class),
        row.get("failure", String.class),
        row.get("requested_at", Instant.class),
        row.get("started_at", Instant.class),
        row.get("finished_at", Instant.class));
  }

  private static int count(Row row, String column) {
    return row.get(column, Integer.class);
  }

  private static Map<String, Class<?>> types() {
    Map<String, Class<?>> types = new HashMap<>();
    for (String id : new String[] {"id", "library_id"}) {
      types.put(id, UUID.class);
    }
    for (String text : new String[] {"state", "phase", "current_file", "failure"}) {
      types.put(text, String.class);
    }
    for (String count :
        new String[] {"files", "done", "added", "changed", "moved", "removed", "problems"}) {
      types.put(count, Integer.class);
    }
    for (String time : new String[] {"requested_at", "started_at", "finished_at"}) {
      types.put(time, Instant.class);
    }
    return types;
  }
}
