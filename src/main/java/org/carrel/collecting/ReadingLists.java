package org.carrel.collecting;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.Books;
import org.carrel.catalog.Part;
import org.carrel.catalog.Part.Range;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;

/** Reading lists. Those that the caller may not see do not exist; only their maker changes them. */
@Singleton
public final class ReadingLists {
  private static final int SLICE = 5_000;

  private final ReadingListRows rows;
  private final Books books;
  private final Policy policy;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  ReadingLists(
      ReadingListRows rows, Books books, Policy policy, Transactions transactions, Clock clock) {
    this.rows = rows;
    this.books = books;
    this.policy = policy;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** By name. */
  public Part<ReadingList> page(Caller caller, Range range) {
    return transactions.call(() -> new Part<>(rows.page(caller, range), rows.count(caller)));
  }

  /**
   * @throws Failure NOT_FOUND for one that is unknown or not for the caller
   */
  public ReadingList get(Caller caller, UUID id) {
    return transactions.call(() -> rows.find(caller, id)).orElseThrow(ReadingLists::none);
  }

  /**
   * The books of some lists that the caller sees, in the lists' order. Whoever asks has shown that
   * the lists are seen.
   *
   * @throws Failure INVALID for lists of more than 50,000 books together
   */
  public Map<UUID, List<BookEntry>> books(Caller caller, Collection<UUID> lists) {
    Map<UUID, List<UUID>> listed = transactions.call(() -> rows.books(lists));
    List<UUID> all = listed.values().stream().flatMap(List::stream).distinct().toList();
    Map<UUID, BookEntry> seen = new LinkedHashMap<>();
    for (int from = 0; from < all.size(); from += SLICE) {
      List<UUID> some = all.subList(from, Math.min(all.size(), from + SLICE));
      books.find(policy.visibility(caller), some).forEach(book -> seen.put(book.id(), book));
    }
    Map<UUID, List<BookEntry>> found = new LinkedHashMap<>();
    listed.forEach(
        (list, ids) ->
            found.put(list, ids.stream().map(seen::get).filter(Objects::nonNull).toList()));
    return found;
  }

  /**
   * @throws Failure FORBIDDEN for guests; NOT_FOUND for a book that the caller does not see;
   *     INVALID beyond 200 lists of an account
   */
  public ReadingList create(Caller caller, ReadingListPlan plan) {
    Keepers.require(caller);
    requireSeen(caller, plan.books());
    UUID id = UuidCreator.getTimeOrderedEpoch();
    transactions.runApart(
        () -> {
          rows.requireRoom(caller);
          rows.insert(caller, id, plan, clock.instant());
          rows.list(id, plan.books());
        });
    return get(caller, id);
  }

  /**
   * Replaces name, audience and books.
   *
   * @throws Failure NOT_FOUND for a list or book that the caller does not see; FORBIDDEN for the
   *     list of somebody else
   */
  public ReadingList update(Caller caller, UUID id, ReadingListPlan plan) {
    requireOwn(caller, id);
    requireSeen(caller, plan.books());
    transactions.runApart(
        () -> {
          if (!rows.update(id, plan, clock.instant())) {
            throw none();
          }
          rows.list(id, plan.books());
        });
    return get(caller, id);
  }

  /**
   * Puts books behind those of a list; one that is in it stays where it is.
   *
   * @throws Failure as {@link #update} does; INVALID beyond 1,000 books
   */
  public ReadingList append(Caller caller, UUID id, List<UUID> added) {
    ReadingList list = requireOwn(caller, id);
    requireSeen(caller, added);
    transactions.runApart(
        () -> {
          if (!rows.touch(id, clock.instant())) {
            throw none();
          }
          List<UUID> books = new ArrayList<>(rows.books(List.of(id)).getOrDefault(id, List.of()));
          books.addAll(added);
          rows.list(id, new ReadingListPlan(list.name(), Optional.empty(), books).books());
        });
    return get(caller, id);
  }

  /** Throws as {@link #update} does. */
  public ReadingList delete(Caller caller, UUID id) {
    ReadingList list = requireOwn(caller, id);
    transactions.runApart(() -> rows.delete(id));
    return list;
  }

  private ReadingList requireOwn(Caller caller, UUID id) {
    Keepers.require(caller);
    ReadingList list = get(caller, id);
    if (!list.creator().equals(caller.accountId())) {
      throw Failure.forbidden("This is somebody else's list.");
    }
    return list;
  }

  private void requireSeen(Caller caller, List<UUID> ids) {
    if (!books.visible(policy.visibility(caller), ids).containsAll(ids)) {
      throw Failure.notFound("There is no such book.");
    }
  }

  private static Failure none() {
    return Failure.notFound("There is no such list.");
  }
}
