package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.format.Metadata;
import org.carrel.format.MetadataField;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;
import org.jspecify.annotations.Nullable;

/**
 * What editors tell of books. It stays when the file is read anew, until it is reset. Every method
 * throws FORBIDDEN without EDIT_METADATA, and NOT_FOUND for what is unknown or hidden.
 */
@Singleton
public class BookEditing {
  private final EntityManager entityManager;
  private final Rows rows;
  private final Books books;
  private final ToldRows told;
  private final NameRows nameRows;
  private final MergedSeries merged;
  private final SearchTexts searchTexts;
  private final Scans scans;
  private final LibraryAnswers libraries;
  private final FeedVersions versions;
  private final Policy policy;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  BookEditing(
      EntityManager entityManager,
      Rows rows,
      Books books,
      ToldRows told,
      NameRows nameRows,
      MergedSeries merged,
      SearchTexts searchTexts,
      Scans scans,
      LibraryAnswers libraries,
      FeedVersions versions,
      Policy policy,
      Transactions transactions,
      Clock clock) {
    this.entityManager = entityManager;
    this.rows = rows;
    this.books = books;
    this.told = told;
    this.nameRows = nameRows;
    this.merged = merged;
    this.searchTexts = searchTexts;
    this.scans = scans;
    this.libraries = libraries;
    this.versions = versions;
    this.policy = policy;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Tells some fields otherwise; the others stay.
   *
   * @param otherwise null tells nothing of a field; a book without a title keeps the one it has
   * @throws Failure INVALID for a value that its field cannot have
   */
  public void edit(
      Caller caller, UUID id, Map<MetadataField, ? extends @Nullable Object> otherwise) {
    BookEntry book = require(caller, id);
    Names names = nameRows.of(book.libraryId(), List.of(told(id).with(otherwise)));
    Instant now = clock.instant();
    transactions.run(
        () -> {
          Book row = entityManager.find(Book.class, id, LockModeType.PESSIMISTIC_WRITE);
          if (row == null) {
            throw none();
          }
          row.edit(otherwise.keySet(), told(id).with(otherwise), names, now);
          entityManager.flush();
          merged.settle(book.libraryId());
          searchTexts.refreshEdited(List.of(id));
          versions.raise(book.libraryId());
        });
    versions.forget();
  }

  private Metadata told(UUID id) {
    Metadata known = transactions.call(() -> told.of(List.of(id))).get(id);
    if (known == null) {
      throw none();
    }
    return known;
  }

  /**
   * Replaces the names of fields that no program changes.
   *
   * @param fields names of clients, in capitals
   */
  public void lock(Caller caller, UUID id, Collection<String> fields) {
    BookEntry book = require(caller, id);
    lock(book.libraryId(), "b.id = :of", id, fields);
  }

  /**
   * The same of all books of a library that the caller sees.
   *
   * @return how many there are
   */
  public int lockAll(Caller caller, UUID library, Collection<String> fields) {
    policy.require(caller, Permission.EDIT_METADATA);
    libraries.require(policy.visibility(caller), library);
    Visible visible = Visible.to(policy.visibility(caller));
    return lock(library, "b.library_id = :of AND " + visible.predicate(), library, fields, visible);
  }

  private int lock(UUID library, String condition, UUID of, Collection<String> fields) {
    return lock(library, condition, of, fields, new Visible("TRUE", Map.of()));
  }

  private int lock(
      UUID library, String condition, UUID of, Collection<String> fields, Visible visible) {
    Map<String, @Nullable Object> named = new HashMap<>(visible.with(Map.of("of", of)));
    named.put("fields", LockedFields.of(fields));
    int locked =
        transactions.call(
            () -> {
              versions.raise(library);
              return rows.change(
                  "UPDATE book b SET b.locked_fields = :fields WHERE " + condition, named);
            });
    versions.forget();
    return locked;
  }

  /**
   * Forgets what editors told of the books of a series, or of a library's id of all its books;
   * their files are read anew by the scan that is asked for here, and their tags, too. Locked
   * fields stay.
   *
   * @return how many books there are
   * @throws Failure FORBIDDEN without SCAN_LIBRARY, too
   */
  public int reset(Caller caller, UUID library, @Nullable UUID series) {
    policy.require(caller, Permission.EDIT_METADATA, Permission.SCAN_LIBRARY);
    libraries.require(policy.visibility(caller), library);
    Visible visible = Visible.to(policy.visibility(caller));
    String condition = series == null ? "" : " AND b.series_id = :series";
    Map<String, Object> named = new HashMap<>(visible.with(Map.of("library", library)));
    if (series != null) {
      named.put("series", series);
    }
    int reset =
        transactions.call(
            () ->
                rows.change(
                    "UPDATE book b SET b.edited_fields = NULL, b.tags_edited = FALSE, b.stale = TRUE"
                        + " WHERE b.library_id = :library"
                        + condition
                        + " AND "
                        + visible.predicate(),
                    named));
    scans.follow(library, LibraryPart.WHOLE);
    return reset;
  }

  private BookEntry require(Caller caller, UUID id) {
    policy.require(caller, Permission.EDIT_METADATA);
    return books.find(policy.visibility(caller), id).orElseThrow(BookEditing::none);
  }

  private static Failure none() {
    return Failure.notFound("There is no such book.");
  }
}
