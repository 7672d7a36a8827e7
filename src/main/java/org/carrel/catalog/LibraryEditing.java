package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.access.Policy;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;
import org.jspecify.annotations.Nullable;

/** How libraries are made, changed and removed. */
@Singleton
public class LibraryEditing {
  private final Libraries libraries;
  private final LibraryAnswers answers;
  private final TagWriting tags;
  private final Rows rows;
  private final FeedVersions versions;
  private final Policy policy;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  LibraryEditing(
      Libraries libraries,
      LibraryAnswers answers,
      TagWriting tags,
      Rows rows,
      FeedVersions versions,
      Policy policy,
      Transactions transactions,
      Clock clock) {
    this.libraries = libraries;
    this.answers = answers;
    this.tags = tags;
    this.rows = rows;
    this.versions = versions;
    this.policy = policy;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Makes a library of a folder on the server; nothing of it is read yet, so that what was counted
   * of other libraries stays.
   *
   * @throws Failure as {@link Libraries#create} does
   */
  public UUID create(Caller caller, LibraryTerms terms) {
    UUID id = libraries.create(caller, terms.name(), terms.folder());
    transactions.run(
        () -> {
          describe(id, terms);
          versions.raiseScanned(id);
        });
    versions.forget();
    return id;
  }

  /**
   * Changes everything about a library. Books whose files are not in a new folder go with the next
   * scan.
   *
   * @throws Failure FORBIDDEN without EDIT_LIBRARY; NOT_FOUND for an unknown or hidden one;
   *     CONFLICT if the name is taken or the folder overlaps another library; INVALID for a folder
   *     that cannot be used
   */
  public void update(Caller caller, UUID id, LibraryTerms terms) {
    policy.require(caller, Permission.EDIT_LIBRARY);
    LibraryDetail before = require(caller, id);
    Path root =
        before.root().equals(terms.folder())
            ? before.root()
            : libraries.checked(terms.folder(), id);
    transactions.run(
        () -> {
          libraries.rename(id, terms.name(), root);
          describe(id, terms);
          versions.raise(id);
        });
    versions.forget();
  }

  private void describe(UUID id, LibraryTerms terms) {
    Map<String, @Nullable Object> told = new HashMap<>();
    told.put("id", id);
    told.put("description", terms.description().orElse(null));
    told.put("kind", terms.kind());
    told.put("settings", terms.clientSettings().orElse(null));
    told.put("watch", terms.watch().orElse(null));
    told.put("now", clock.instant());
    rows.change(
        """
        UPDATE library SET description = :description, kind = :kind,
          client_settings = COALESCE(:settings, client_settings), updated_at = :now,
          watch = COALESCE(:watch, watch)
        WHERE id = :id""",
        told);
    terms.tags().ifPresent(names -> tags.write("library_tag", "library_id", id, names));
  }

  /**
   * Removes a library with everything that is known of its books. No file is touched.
   *
   * @throws Failure FORBIDDEN without DELETE_LIBRARY; NOT_FOUND for an unknown or hidden one
   */
  public LibraryDetail remove(Caller caller, UUID id) {
    policy.require(caller, Permission.DELETE_LIBRARY);
    LibraryDetail gone = require(caller, id);
    transactions.run(
        () -> {
          rows.change("DELETE FROM library WHERE id = :id", Map.of("id", id));
          versions.raiseAny();
        });
    versions.forget();
    return gone;
  }

  /**
   * Replaces who sees nothing of a library. The owner sees everything and nobody hides from
   * themselves.
   *
   * @throws Failure FORBIDDEN without MANAGE_LIBRARY and READ_USERS; NOT_FOUND for an unknown or
   *     hidden one; INVALID for accounts that cannot be excluded
   */
  public void exclude(Caller caller, UUID id, Collection<UUID> accounts) {
    policy.require(caller, Permission.MANAGE_LIBRARY, Permission.READ_USERS);
    require(caller, id);
    if (accounts.contains(caller.accountId())) {
      throw Failure.invalid("Nobody hides a library from themselves.");
    }
    Set<UUID> each = Set.copyOf(accounts);
    transactions.run(
        () -> {
          rows.change("DELETE FROM library_exclusion WHERE library_id = :id", Map.of("id", id));
          int added = each.isEmpty() ? 0 : insert(id, each);
          if (added != each.size()) {
            throw Failure.invalid("Some of the accounts cannot be excluded.");
          }
          versions.raise(id);
        });
    versions.forget();
  }

  private int insert(UUID id, Set<UUID> accounts) {
    return rows.change(
        """
        INSERT INTO library_exclusion (account_id, library_id)
        SELECT a.id, :id FROM account a
        WHERE a.id IN (:accounts) AND a.owner_slot IS NULL AND a.deleted_at IS NULL""",
        Map.of("id", id, "accounts", accounts));
  }

  /**
   * Who sees nothing of each library; one that nobody is excluded from is missing.
   *
   * @throws Failure FORBIDDEN without MANAGE_LIBRARY and READ_USERS
   */
  public Map<UUID, List<UUID>> excluded(Caller caller, Collection<UUID> libraries) {
    policy.require(caller, Permission.MANAGE_LIBRARY, Permission.READ_USERS);
    String sql =
        """
        SELECT library_id AS library, account_id AS account FROM library_exclusion
        WHERE library_id IN (:libraries) ORDER BY account_id""";
    Map<String, Class<?>> types = Map.of("library", UUID.class, "account", UUID.class);
    return transactions.call(() -> rows.read(sql, Map.of("libraries", libraries), types)).stream()
        .collect(
            Collectors.groupingBy(
                row -> row.get("library", UUID.class),
                Collectors.mapping(row -> row.get("account", UUID.class), Collectors.toList())));
  }

  private LibraryDetail require(Caller caller, UUID id) {
    return answers.require(policy.visibility(caller), id);
  }
}
