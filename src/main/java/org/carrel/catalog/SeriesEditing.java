package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.access.Policy;
import org.carrel.catalog.SeriesEdit.Collected;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.format.Credit;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;
import org.jspecify.annotations.Nullable;

/**
 * What editors tell of series. Every method throws FORBIDDEN without EDIT_METADATA, and, as far as
 * it changes what books are marked with, for whom an age limit or rules hide books; NOT_FOUND for a
 * series that is unknown or of which no book is visible.
 */
@Singleton
public class SeriesEditing {
  private static final int MOST = 100;
  private static final int LONGEST = 255;

  private final Rows rows;
  private final SeriesAnswers series;
  private final LibraryAnswers libraries;
  private final FeedVersions versions;
  private final Policy policy;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  SeriesEditing(
      Rows rows,
      SeriesAnswers series,
      LibraryAnswers libraries,
      FeedVersions versions,
      Policy policy,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.series = series;
    this.libraries = libraries;
    this.versions = versions;
    this.policy = policy;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * @throws Failure INVALID for a value that its field cannot have
   */
  public void edit(Caller caller, UUID id, SeriesEdit edit) {
    policy.requireWholeSight(caller);
    UUID library = require(caller, id).libraryId();
    Map<String, @Nullable Object> named = new HashMap<>();
    edit.values().forEach((field, value) -> named.put(field.column(), field.checked(value)));
    edit.lists().forEach(SeriesEditing::check);
    edit.collected().ifPresent(SeriesEditing::check);
    String columns =
        named.keySet().stream()
            .map(column -> "s." + column + " = :" + column + ", ")
            .collect(Collectors.joining());
    named.put("series", id);
    named.put("now", clock.instant());
    transactions.run(
        () -> {
          rows.change(
              "UPDATE series s SET " + columns + "s.updated_at = :now WHERE s.id = :series", named);
          edit.lists().forEach((credit, names) -> write(id, credit, names));
          edit.collected().ifPresent(collected -> write(id, collected));
          versions.raise(library);
        });
    versions.forget();
  }

  private static void check(Credit credit, List<String> names) {
    boolean sound =
        names.size() <= MOST
            && names.stream()
                .allMatch(
                    name ->
                        !name.isBlank()
                            && name.length() <= LONGEST
                            && (credit != Credit.LINK || Credit.isLink(name)));
    if (!sound) {
      throw Failure.invalid("A list has at most 100 names of 1 to 255 characters.");
    }
  }

  private static void check(List<Collected> collected) {
    boolean sound =
        collected.size() <= MOST
            && collected.stream()
                .flatMap(
                    one ->
                        Arrays.asList(one.series(), one.comicId(), one.issueId(), one.issues())
                            .stream())
                .allMatch(text -> text == null || text.length() <= LONGEST);
    if (!sound) {
      throw Failure.invalid("At most 100 collected items have texts of up to 255 characters.");
    }
  }

  /** After those of other roles, whose order stays. */
  private void write(UUID id, Credit credit, List<String> names) {
    Map<String, Object> of = Map.of("series", id, "role", credit.name());
    rows.change("DELETE FROM series_credit WHERE series_id = :series AND role = :role", of);
    for (String name : names.stream().map(String::strip).distinct().toList()) {
      rows.change(
          """
          INSERT INTO series_credit (series_id, position, role, name)
          SELECT :series, COALESCE(MAX(c.position) + 1, 0), :role, :name
          FROM series_credit c WHERE c.series_id = :series""",
          Map.of("series", id, "role", credit.name(), "name", name));
    }
  }

  private void write(UUID id, List<Collected> collected) {
    rows.change("DELETE FROM series_collected WHERE series_id = :series", Map.of("series", id));
    for (int i = 0; i < collected.size(); i++) {
      Map<String, @Nullable Object> one = new HashMap<>();
      one.put("series", id);
      one.put("position", i);
      one.put("name", collected.get(i).series());
      one.put("comic", collected.get(i).comicId());
      one.put("issue", collected.get(i).issueId());
      one.put("issues", collected.get(i).issues());
      rows.change(
          "INSERT INTO series_collected"
              + " (series_id, position, series_name, comic_id, issue_id, issues)"
              + " VALUES (:series, :position, :name, :comic, :issue, :issues)",
          one);
    }
  }

  /**
   * Replaces the names of fields that no program changes.
   *
   * @param fields names of clients, in capitals
   */
  public void lock(Caller caller, UUID id, Collection<String> fields) {
    SeriesEntry one = require(caller, id);
    lock("s.id = :of", id, one.libraryId(), fields);
  }

  /**
   * The same of all series of a library.
   *
   * @return how many there are
   */
  public int lockAll(Caller caller, UUID library, Collection<String> fields) {
    policy.require(caller, Permission.EDIT_METADATA);
    libraries.require(policy.visibility(caller), library);
    return lock("s.library_id = :of", library, library, fields);
  }

  private int lock(String condition, UUID of, UUID library, Collection<String> fields) {
    Map<String, @Nullable Object> named = new HashMap<>();
    named.put("of", of);
    named.put("fields", LockedFields.of(fields));
    int locked =
        transactions.call(
            () -> {
              versions.raise(library);
              return rows.change(
                  "UPDATE series s SET s.locked_fields = :fields WHERE " + condition, named);
            });
    versions.forget();
    return locked;
  }

  /** Forgets what editors told of a series; locked fields stay locked. */
  public void reset(Caller caller, UUID id) {
    policy.requireWholeSight(caller);
    SeriesEntry one = require(caller, id);
    reset("s.id = :of", id, one.libraryId());
  }

  /** The same of all series of a library. */
  public void resetAll(Caller caller, UUID library) {
    policy.require(caller, Permission.EDIT_METADATA);
    policy.requireWholeSight(caller);
    libraries.require(policy.visibility(caller), library);
    reset("s.library_id = :of", library, library);
  }

  private void reset(String condition, UUID of, UUID library) {
    String nothing =
        Arrays.stream(SeriesField.values())
            .map(field -> "s." + field.column() + " = NULL")
            .collect(Collectors.joining(", "));
    Map<String, Object> named = Map.of("of", of);
    String some = "SELECT s.id FROM series s WHERE " + condition;
    transactions.run(
        () -> {
          rows.change("UPDATE series s SET " + nothing + " WHERE " + condition, named);
          rows.change("DELETE FROM series_credit WHERE series_id IN (" + some + ")", named);
          rows.change("DELETE FROM series_collected WHERE series_id IN (" + some + ")", named);
          versions.raise(library);
        });
    versions.forget();
  }

  private SeriesEntry require(Caller caller, UUID id) {
    policy.require(caller, Permission.EDIT_METADATA);
    SeriesEntry found = series.byId(policy.visibility(caller), List.of(id)).get(id);
    if (found == null) {
      throw Failure.notFound("There is no such series.");
    }
    return found;
  }
}
