package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.Tags.Tag;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;

/**
 * Marks books and series with words of one's own, which scans leave alone. Each method throws
 * FORBIDDEN without EDIT_METADATA, and INVALID for a name that is none or more than 100 at once.
 */
@Singleton
public class TagEditing {
  private static final String EVERYWHERE = "UPDATE library SET version = version + 1";

  private final BookAnswers books;
  private final SeriesAnswers series;
  private final Tags tags;
  private final TagWriting writing;
  private final SearchTexts searchTexts;
  private final Rows rows;
  private final FeedVersions versions;
  private final Policy policy;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  TagEditing(
      BookAnswers books,
      SeriesAnswers series,
      Tags tags,
      TagWriting writing,
      SearchTexts searchTexts,
      Rows rows,
      FeedVersions versions,
      Policy policy,
      Transactions transactions,
      Clock clock) {
    this.books = books;
    this.series = series;
    this.tags = tags;
    this.writing = writing;
    this.searchTexts = searchTexts;
    this.rows = rows;
    this.versions = versions;
    this.policy = policy;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Replaces the tags of a book.
   *
   * @throws Failure NOT_FOUND for one that the caller does not see
   */
  public void ofBook(Caller caller, UUID book, List<String> names) {
    Visibility visibility = sight(caller);
    BookEntry seen = books.byId(visibility, List.of(book)).get(book);
    if (seen == null) {
      throw Failure.notFound("There is no such book.");
    }
    transactions.run(
        () -> {
          writing.write("book_tag", "book_id", book, names);
          rows.change(
              "UPDATE book SET tags_edited = TRUE, updated_at = :now WHERE id = :book",
              Map.of("now", clock.instant(), "book", book));
          searchTexts.refreshEdited(List.of(book));
          versions.raise(seen.libraryId());
        });
    versions.forget();
  }

  /**
   * Replaces the tags of a series.
   *
   * @throws Failure NOT_FOUND for one that the caller does not see
   */
  public void ofSeries(Caller caller, UUID id, List<String> names) {
    Visibility visibility = wholeSight(caller);
    SeriesEntry seen = series.byId(visibility, List.of(id)).get(id);
    if (seen == null) {
      throw Failure.notFound("There is no such series.");
    }
    transactions.run(
        () -> {
          writing.write("series_tag", "series_id", id, names);
          versions.raise(seen.libraryId());
        });
    versions.forget();
  }

  /** In the order of the names; those that are there stay as they are. */
  public List<Tag> create(Caller caller, List<String> names) {
    policy.require(caller, Permission.EDIT_METADATA);
    return transactions.call(() -> writing.create(names));
  }

  /**
   * @throws Failure NOT_FOUND for a tag that the caller does not see; CONFLICT if another has the
   *     name
   */
  public Tag rename(Caller caller, int id, String name) {
    if (seen(wholeSight(caller)).stream().noneMatch(tag -> tag.id() == id)) {
      throw Failure.notFound("There is no such tag.");
    }
    Map.Entry<String, String> named =
        TagWriting.checked(List.of(name)).entrySet().iterator().next();
    List<UUID> changed =
        transactions.call(
            () -> {
              if (writing.lock(named.getKey()).filter(other -> other != id).isPresent()) {
                throw Failure.conflict("Another tag has this name.");
              }
              rows.change(
                  "UPDATE tag SET name = :name, name_key = :key WHERE id = :id",
                  Map.of("name", named.getValue(), "key", named.getKey(), "id", id));
              return touch(Set.of(id));
            });
    finish(changed);
    return new Tag(id, named.getValue());
  }

  /**
   * Takes tags off everything; a name that no seen tag has is passed over.
   *
   * @return those that are gone
   */
  public List<Tag> delete(Caller caller, List<String> names) {
    Set<String> keys = TagWriting.checked(names).keySet();
    List<Tag> gone =
        seen(wholeSight(caller)).stream()
            .filter(tag -> keys.contains(Fold.key(tag.name())))
            .toList();
    if (gone.isEmpty()) {
      return gone;
    }
    Set<Integer> ids = gone.stream().map(Tag::id).collect(Collectors.toSet());
    finish(
        transactions.call(
            () -> {
              List<UUID> changed = touch(ids);
              for (String table : List.of("book_tag", "series_tag", "library_tag")) {
                rows.change(
                    "DELETE FROM " + table + " WHERE tag_id IN (:tags)", Map.of("tags", ids));
              }
              rows.change("DELETE FROM tag WHERE id IN (:tags)", Map.of("tags", ids));
              return changed;
            }));
    return gone;
  }

  private Visibility sight(Caller caller) {
    policy.require(caller, Permission.EDIT_METADATA);
    return policy.visibility(caller);
  }

  /** What several books are marked with may be what hides some of them from the caller. */
  private Visibility wholeSight(Caller caller) {
    policy.requireWholeSight(caller);
    return sight(caller);
  }

  private List<Tag> seen(Visibility visibility) {
    return tags.visible(visibility);
  }

  /** From here on the books of the tags tell something else than their files. */
  private List<UUID> touch(Set<Integer> ids) {
    List<UUID> marked =
        searchTexts.ids(
            "SELECT DISTINCT book_id AS id FROM book_tag WHERE tag_id IN (:tags)",
            Map.of("tags", ids));
    rows.change(
        """
        UPDATE book b JOIN book_tag bt ON bt.book_id = b.id
        SET b.tags_edited = TRUE, b.updated_at = :now WHERE bt.tag_id IN (:tags)""",
        Map.of("now", clock.instant(), "tags", ids));
    rows.change(EVERYWHERE, Map.of());
    return marked;
  }

  private void finish(List<UUID> changed) {
    versions.forget();
    searchTexts.refresh(changed);
  }
}
