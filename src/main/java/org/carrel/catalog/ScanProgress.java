package org.carrel.catalog;

import java.time.Instant;
import java.util.UUID;
import org.carrel.access.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * A scan as it stands in the database.
 *
 * @param files how many files of a book's kind the folder has; 0 until they are counted
 * @param done how many of them are dealt with
 * @param added books that are new
 * @param changed books whose file changed
 * @param moved books found again under another path
 * @param removed books whose file is gone
 * @param problems files, of books and beside them, that could not be read, and books of which only
 *     the cover could not
 * @param currentFile its bare name, while one is read; null for whom it may be hidden from
 * @param failure one sentence for people, once it failed
 */
public record ScanProgress(
    UUID id,
    UUID libraryId,
    ScanState state,
    ScanPhase phase,
    int files,
    int done,
    int added,
    int changed,
    int moved,
    int removed,
    int problems,
    @Nullable String currentFile,
    @Nullable String failure,
    Instant requested,
    @Nullable Instant started,
    @Nullable Instant finished) {

  ScanProgress seenWith(Visibility visibility) {
    return visibility.ratedOnly() && currentFile != null ? withoutFile() : this;
  }

  private ScanProgress withoutFile() {
    return new ScanProgress(
        id, libraryId, state, phase, files, done, added, changed, moved, removed, problems, null,
        failure, requested, started, finished);
  }
}
