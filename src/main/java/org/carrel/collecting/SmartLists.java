package org.carrel.collecting;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;

/**
 * Smart lists. Those that the caller may not see do not exist; only their maker changes them. Each
 * method throws FORBIDDEN without ACCESS_SMART_LIST.
 */
@Singleton
public final class SmartLists {
  private final SmartListRows rows;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  SmartLists(SmartListRows rows, Transactions transactions, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Whose lists. */
  public enum Whose {
    MINE,
    ALL_I_SEE
  }

  /**
   * By name, 1,000 at most.
   *
   * @param named what the name contains; empty for all
   */
  public List<SmartList> list(Caller caller, Whose whose, String named) {
    caller.require(Permission.ACCESS_SMART_LIST);
    return transactions.call(() -> rows.list(caller, whose, named));
  }

  /** Empty for one that is unknown or not for the caller. */
  public Optional<SmartList> find(Caller caller, UUID id) {
    caller.require(Permission.ACCESS_SMART_LIST);
    return transactions.call(() -> rows.find(caller, id));
  }

  /**
   * @throws Failure NOT_FOUND for one that is unknown or not for the caller
   */
  public SmartList get(Caller caller, UUID id) {
    return find(caller, id).orElseThrow(() -> Failure.notFound("There is no such list."));
  }

  /**
   * @throws Failure INVALID beyond 100 lists of an account
   */
  public SmartList create(Caller caller, SmartListPlan plan) {
    caller.require(Permission.ACCESS_SMART_LIST);
    Keepers.require(caller);
    UUID id = UuidCreator.getTimeOrderedEpoch();
    transactions.runApart(
        () -> {
          rows.requireRoom(caller);
          rows.insert(caller, id, plan, clock.instant());
        });
    return get(caller, id);
  }

  /**
   * @throws Failure NOT_FOUND for a list that the caller does not see; FORBIDDEN for the list of
   *     somebody else
   */
  public SmartList update(Caller caller, UUID id, SmartListPlan plan) {
    SmartList before = requireOwn(caller, id);
    transactions.runApart(
        () -> rows.update(id, plan, plan.audience().orElse(before.audience()), clock.instant()));
    return get(caller, id);
  }

  /** Its views go with it. Throws as {@link #update} does. */
  public SmartList delete(Caller caller, UUID id) {
    SmartList list = requireOwn(caller, id);
    transactions.runApart(() -> rows.delete(id));
    return list;
  }

  SmartList requireOwn(Caller caller, UUID id) {
    SmartList list = get(caller, id);
    Keepers.require(caller);
    if (!list.creator().equals(caller.accountId())) {
      throw Failure.forbidden("This is somebody else's list.");
    }
    return list;
  }
}
