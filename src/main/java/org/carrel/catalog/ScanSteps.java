package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.carrel.config.Transactions;

/** One slice of files: which are new or changed, read those, write what was read. */
@Singleton
class ScanSteps {
  private static final Logger LOG = System.getLogger(ScanSteps.class.getName());

  private final Rows rows;
  private final Transactions transactions;
  private final FileReaders readers;
  private final Standstill standstill;
  private final Shelving shelving;
  private final ScanLease lease;

  @Inject
  ScanSteps(
      Rows rows,
      Transactions transactions,
      FileReaders readers,
      Standstill standstill,
      Shelving shelving,
      ScanLease lease) {
    this.rows = rows;
    this.transactions = transactions;
    this.readers = readers;
    this.standstill = standstill;
    this.shelving = shelving;
    this.lease = lease;
  }

  /**
   * @throws ScanEnd to end the scan
   */
  void take(Claim claim, List<FoundFile> slice, FileReaders.Beat beat) {
    List<FoundFile> unread = unread(claim, slice);
    if (!unread.isEmpty()) {
      Map<Boolean, List<ReadFile>> read = standstill.of(readers.read(unread, beat));
      write(claim, read.getOrDefault(true, List.of()));
      read.getOrDefault(false, List.of()).forEach(moving -> tell(claim, moving));
    }
  }

  private void tell(Claim claim, ReadFile moving) {
    String path = moving.found().path();
    String why = "It is being written still; a later scan reads it.";
    transactions.run(() -> lease.problem(claim, path, "CHANGING", why));
  }

  /** Tells of a file or folder that cannot be looked at. */
  void tell(Claim claim, Path unreadable) {
    String path = claim.root().relativize(unreadable).toString();
    transactions.run(() -> lease.problem(claim, path, "UNREADABLE", "It cannot be opened."));
  }

  /** Size and time tell whether a file is as it was, and those beside it. */
  private List<FoundFile> unread(Claim claim, List<FoundFile> slice) {
    if (slice.isEmpty()) {
      return List.of();
    }
    Map<String, Row> known = new HashMap<>();
    transactions
        .call(() -> known(claim, slice))
        .forEach(row -> known.put(row.get("path_hash", String.class), row));
    return slice.stream().filter(found -> isNews(found, known)).collect(Collectors.toList());
  }

  private List<Row> known(Claim claim, List<FoundFile> slice) {
    return rows.read(
        """
        SELECT path_hash, file_size, file_modified_at, stale, sidecars FROM book
        WHERE library_id = :library AND path_hash IN (:hashes)
        """,
        Map.of(
            "library", claim.library(),
            "hashes", slice.stream().map(FoundFile::pathHash).toList()),
        Map.of(
            "path_hash", String.class,
            "file_size", Long.class,
            "stale", Boolean.class,
            "sidecars", String.class,
            "file_modified_at", Instant.class));
  }

  private static boolean isNews(FoundFile found, Map<String, Row> known) {
    Row row = known.get(found.pathHash());
    return row == null
        || row.get("stale", Boolean.class)
        || !Objects.equals(row.get("sidecars", String.class), found.beside().stamp())
        || row.get("file_size", Long.class) != found.size()
        || !row.get("file_modified_at", Instant.class).equals(found.modified());
  }

  /** A book that the database does not take is told, and costs no other its place. */
  private void write(Claim claim, List<ReadFile> slice) {
    if (slice.isEmpty()) {
      return;
    }
    try {
      shelving.shelve(claim, slice);
    } catch (PersistenceException e) {
      LOG.log(Level.WARNING, "A slice of a scan is written book by book", e);
      slice.forEach(read -> writeOne(claim, read));
    }
  }

  private void writeOne(Claim claim, ReadFile read) {
    try {
      shelving.shelve(claim, List.of(read));
    } catch (PersistenceException e) {
      String path = read.found().path();
      transactions.run(
          () -> lease.problem(claim, path, "UNREADABLE", "Its metadata cannot be stored."));
    }
  }
}
