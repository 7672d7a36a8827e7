package org.carrel.protocol.graphql;

import java.util.LinkedHashMap;
import java.util.Map;
import org.carrel.catalog.Jobs;
import org.carrel.catalog.ScanProgress;
import org.carrel.catalog.ScanState;
import org.jspecify.annotations.Nullable;

/** How scans are told of as jobs. */
final class JobViews {
  private JobViews() {}

  /** The enum {@code JobStatus}; nothing of ours is ever paused. */
  static String status(ScanState state) {
    return state == ScanState.DONE ? "COMPLETED" : state.name();
  }

  /** One line for people, of how far it is or how it ended. */
  static String message(ScanProgress scan) {
    if (scan.failure() != null) {
      return scan.failure();
    }
    return switch (scan.state()) {
      case QUEUED -> "Waiting for its turn";
      case DONE -> "Done";
      case CANCELLED -> "Cancelled";
      case FAILED -> "Failed";
      case RUNNING ->
          switch (scan.phase()) {
            case COUNTING -> "Counting files";
            case READING -> "Reading files";
            case REMOVING -> "Looking for files that are gone";
          };
    };
  }

  /**
   * {@code LibraryScanOutput}: a file that was as before is passed over, one that cannot be read is
   * left out; so it is told of a book without its cover, too. Of folders only those with books are
   * counted, and none is left out by a rule.
   */
  static Map<String, Object> output(Jobs.Output of) {
    ScanProgress scan = of.scan();
    int written = scan.added() + scan.changed() + scan.moved();
    Map<String, Object> output = new LinkedHashMap<>();
    output.put(CommonFields.TYPE, "LibraryScanOutput");
    output.put("totalFiles", scan.files());
    output.put("totalDirectories", of.folders());
    output.put("ignoredFiles", scan.problems());
    output.put("skippedFiles", Math.max(0, scan.done() - written - scan.problems()));
    output.put("ignoredDirectories", 0);
    output.put("createdMedia", scan.added());
    output.put("updatedMedia", scan.changed() + scan.moved());
    output.put("createdSeries", of.newSeries());
    output.put("updatedSeries", of.changedSeries());
    return output;
  }

  /** {@code JobUpdate}. */
  static Map<String, @Nullable Object> update(ScanProgress scan) {
    Map<String, @Nullable Object> update = new LinkedHashMap<>();
    update.put(CommonFields.TYPE, "JobUpdate");
    update.put("id", scan.id());
    update.put("status", status(scan.state()));
    update.put("message", message(scan));
    update.put("subtitle", scan.currentFile());
    update.put("completedTasks", scan.done());
    update.put("remainingTasks", Math.max(0, scan.files() - scan.done()));
    update.put("completedSubtasks", null);
    update.put("totalSubtasks", null);
    return update;
  }
}
