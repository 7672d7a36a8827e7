package org.carrel.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.carrel.access.Visibility;
import org.carrel.config.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Values that change whenever the catalogue somebody sees may have changed.
 *
 * <p>Every committed change raises one of its library's versions; those of all libraries are read
 * at most every 5 seconds, and at once on the node that changed something.
 */
@Singleton
public class FeedVersions {
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Rows rows;
  private final Transactions transactions;
  private final Clock clock;
  private volatile @Nullable Snapshot latest;
  private volatile long forgotten;

  @Inject
  FeedVersions(Rows rows, Transactions transactions, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * For an entity tag: 32 hex digits. Ask before reading what it stands for, so that the tag is
   * never newer than the content.
   */
  public String of(Visibility visibility) {
    return current().all().of(visibility);
  }

  /** Of what there is, without the numbers that lagged behind it. */
  String ofContents(Visibility visibility) {
    return current().contents().of(visibility);
  }

  /** Of what there is but for scans. */
  String ofEdits(Visibility visibility) {
    return current().edits().of(visibility);
  }

  /** A library has changed; in the unit of work that changed it, after which {@link #forget}. */
  void raise(UUID library) {
    rows.change(
        "UPDATE library SET version = version + 1 WHERE id = :library", Map.of("library", library));
  }

  /** A scan has changed the library; the same otherwise. */
  void raiseScanned(UUID library) {
    rows.change(
        "UPDATE library SET scanned_version = scanned_version + 1 WHERE id = :library",
        Map.of("library", library));
  }

  /** The library of a book has changed. */
  void raiseOf(UUID book) {
    rows.change(
        "UPDATE library SET version = version + 1"
            + " WHERE id = (SELECT b.library_id FROM book b WHERE b.id = :book)",
        Map.of("book", book));
  }

  /** Numbers that were told while a scan went on are right now. */
  void correct() {
    transactions.run(
        () ->
            rows.change(
                "UPDATE library SET told_version = told_version + 1 ORDER BY id LIMIT 1",
                Map.of()));
    forget();
  }

  /** The next question reads anew. */
  synchronized void forget() {
    forgotten++;
    latest = null;
  }

  private Snapshot current() {
    Snapshot known = latest;
    Instant now = clock.instant();
    if (known != null && now.isBefore(known.readAt().plus(FRESH))) {
      return known;
    }
    long before = forgotten;
    Snapshot read = snapshot(transactions.call(this::read), now);
    keep(read, before);
    return read;
  }

  /** Not what was read before a change of this node: the next question would miss the change. */
  private synchronized void keep(Snapshot read, long before) {
    if (forgotten == before) {
      latest = read;
    }
  }

  private List<Row> read() {
    Map<String, Class<?>> columns = new LinkedHashMap<>();
    columns.put("id", UUID.class);
    columns.put("version", Long.class);
    columns.put("scanned_version", Long.class);
    columns.put("told_version", Long.class);
    return rows.read(
        "SELECT id, version, scanned_version, told_version FROM library ORDER BY id",
        Map.of(),
        columns);
  }

  private static Snapshot snapshot(List<Row> libraries, Instant now) {
    String edits = joined(libraries, "version");
    String contents = edits + joined(libraries, "scanned_version");
    return new Snapshot(
        new Digests(edits),
        new Digests(contents),
        new Digests(contents + joined(libraries, "told_version")),
        now);
  }

  private static String joined(List<Row> libraries, String version) {
    return libraries.stream()
        .map(row -> row.get("id", UUID.class) + ":" + row.get(version, Long.class))
        .collect(Collectors.joining(",", "", ";"));
  }

  private record Snapshot(Digests edits, Digests contents, Digests all, Instant readAt) {}

  /** Of versions, by what somebody sees. */
  private static final class Digests {
    private final String versions;
    private final Map<Visibility, String> known = new ConcurrentHashMap<>();

    private Digests(String versions) {
      this.versions = versions;
    }

    private String of(Visibility visibility) {
      return known.computeIfAbsent(visibility, to -> digest(versions + to));
    }
  }

  private static String digest(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
