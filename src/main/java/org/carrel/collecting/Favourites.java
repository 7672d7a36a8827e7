package org.carrel.collecting;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.BookAnswers;
import org.carrel.catalog.LibraryAnswers;
import org.carrel.catalog.Rows;
import org.carrel.catalog.SeriesAnswers;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;

/** What the caller likes; nobody learns what others like. */
@Singleton
public final class Favourites {
  private final Rows rows;
  private final BookAnswers books;
  private final SeriesAnswers series;
  private final LibraryAnswers libraries;
  private final Policy policy;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  Favourites(
      Rows rows,
      BookAnswers books,
      SeriesAnswers series,
      LibraryAnswers libraries,
      Policy policy,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.books = books;
    this.series = series;
    this.libraries = libraries;
    this.policy = policy;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * @throws Failure FORBIDDEN for guests; NOT_FOUND for what the caller does not see
   */
  public void mark(Caller caller, Favourite kind, UUID id) {
    requireSeen(caller, kind, id);
    change(
        "INSERT IGNORE INTO %s (account_id, %s, marked_at) VALUES (:account, :id, :now)"
            .formatted(kind.table(), kind.column()),
        Map.of("account", caller.accountId(), "id", id, "now", clock.instant()));
  }

  /** Throws as {@link #mark} does. */
  public void unmark(Caller caller, Favourite kind, UUID id) {
    requireSeen(caller, kind, id);
    change(
        "DELETE FROM %s WHERE account_id = :account AND %s = :id"
            .formatted(kind.table(), kind.column()),
        Map.of("account", caller.accountId(), "id", id));
  }

  private void change(String sql, Map<String, Object> parameters) {
    transactions.callApart(() -> rows.change(sql, parameters));
  }

  /** Which of some things the caller likes, in one statement. */
  public Set<UUID> among(Caller caller, Favourite kind, Collection<UUID> ids) {
    if (ids.isEmpty() || !Keepers.isOne(caller)) {
      return Set.of();
    }
    String sql =
        "SELECT f.%2$s AS id FROM %1$s f WHERE f.account_id = :account AND f.%2$s IN (:ids)"
            .formatted(kind.table(), kind.column());
    Map<String, Object> parameters = Map.of("account", caller.accountId(), "ids", ids);
    return transactions.call(() -> rows.read(sql, parameters, Map.of("id", UUID.class))).stream()
        .map(row -> row.get("id", UUID.class))
        .collect(Collectors.toUnmodifiableSet());
  }

  private void requireSeen(Caller caller, Favourite kind, UUID id) {
    Keepers.require(caller);
    Visibility visibility = policy.visibility(caller);
    List<UUID> one = List.of(id);
    boolean seen =
        switch (kind) {
          case BOOK -> books.byId(visibility, one).containsKey(id);
          case SERIES -> series.byId(visibility, one).containsKey(id);
          case LIBRARY -> libraries.byId(visibility, one).containsKey(id);
        };
    if (!seen) {
      throw Failure.notFound("There is no such " + kind.word() + ".");
    }
  }
}
