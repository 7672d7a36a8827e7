package org.carrel.protocol.stump;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.carrel.catalog.LibraryEntry;
import org.carrel.catalog.ScanProblem;
import org.carrel.catalog.ScanProgress;
import org.jspecify.annotations.Nullable;

/** Libraries and scans as JSON. */
final class CatalogViews {
  private CatalogViews() {}

  static Map<String, @Nullable Object> library(LibraryEntry library) {
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("id", library.id().toString());
    view.put("name", library.name());
    view.put("open", library.open());
    view.put("books", library.books());
    view.put("createdAt", library.created().toString());
    return view;
  }

  static Map<String, @Nullable Object> scan(ScanProgress scan) {
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("id", scan.id().toString());
    view.put("libraryId", scan.libraryId().toString());
    view.put("state", scan.state().name());
    view.put("phase", scan.phase().name());
    view.put("files", scan.files());
    view.put("done", scan.done());
    view.put("added", scan.added());
    view.put("changed", scan.changed());
    view.put("moved", scan.moved());
    view.put("removed", scan.removed());
    view.put("problems", scan.problems());
    view.put("currentFile", scan.currentFile());
    view.put("failure", scan.failure());
    view.put("requestedAt", scan.requested().toString());
    view.put("startedAt", text(scan.started()));
    view.put("finishedAt", text(scan.finished()));
    return view;
  }

  static Map<String, Object> problem(ScanProblem problem) {
    return Map.of("path", problem.path(), "reason", problem.reason(), "message", problem.message());
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
