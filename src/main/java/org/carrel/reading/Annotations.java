package org.carrel.reading;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.jspecify.annotations.Nullable;

/** What the caller marked and wrote in books. Throws as {@link Bookmarks} does. */
@Singleton
public class Annotations {
  private static final int LONGEST_TEXT = 100_000;

  private final Marks marks;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  Annotations(Marks marks, Transactions transactions, Clock clock) {
    this.marks = marks;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The oldest first; none for a book that is unknown or hidden. */
  public List<Annotation> of(Caller caller, UUID book) {
    return of(caller, List.of(book)).getOrDefault(book, List.of());
  }

  /** The same of many books in two statements; one without any is missing. */
  public Map<UUID, List<Annotation>> of(Caller caller, Collection<UUID> books) {
    return transactions.call(
        () ->
            marks.of(
                caller, books, AnnotationRow.class, AnnotationRow::annotation, Annotation::book));
  }

  /**
   * @param locator a Readium locator, as JSON text
   * @throws Failure NOT_FOUND for a book that the caller does not see; INVALID for a text beyond
   *     100,000 characters, and beyond 2,000 annotations of one book
   */
  public Annotation create(Caller caller, UUID book, String locator, @Nullable String text) {
    OwnBook reader = marks.require(caller, book);
    requireShort(text);
    Place.ofLocator(locator);
    return transactions.callApart(
        () -> {
          AnnotationRow row =
              new AnnotationRow(
                  UuidCreator.getTimeOrderedEpoch(), reader, locator, text, clock.instant());
          marks.add(reader, row);
          return row.annotation();
        });
  }

  /**
   * Replaces what was written.
   *
   * @throws Failure NOT_FOUND if the caller has no such annotation; INVALID for an overlong text
   */
  public Annotation update(Caller caller, UUID id, @Nullable String text) {
    Readers.require(caller);
    requireShort(text);
    return transactions.callApart(
        () -> {
          AnnotationRow row = get(caller, id);
          row.write(text, clock.instant());
          return row.annotation();
        });
  }

  /**
   * @throws Failure NOT_FOUND if the caller has no such annotation
   */
  public Annotation delete(Caller caller, UUID id) {
    Readers.require(caller);
    return transactions.callApart(
        () -> {
          AnnotationRow row = get(caller, id);
          marks.remove(row);
          return row.annotation();
        });
  }

  private AnnotationRow get(Caller caller, UUID id) {
    return marks
        .find(caller, id, AnnotationRow.class)
        .orElseThrow(() -> Failure.notFound("There is no such annotation."));
  }

  private static void requireShort(@Nullable String text) {
    if (text != null && text.length() > LONGEST_TEXT) {
      throw Failure.invalid("The annotation is too long.");
    }
  }
}
