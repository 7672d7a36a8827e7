package org.carrel.identity;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;

/**
 * Small settings that clients keep on the server, one set for the system and one for each account.
 * Everybody reads the system's, without what is hidden; whoever manages the server writes them. As
 * of at most five seconds ago.
 */
@Singleton
public final class Registry {
  private static final UUID SYSTEM = new UUID(0, 0);
  private static final int MOST = 1_000;

  private final RegistryRows rows;
  private final Transactions transactions;
  private final FreshCache<UUID, List<RegistryEntry>> fresh;

  @Inject
  Registry(RegistryRows rows, Transactions transactions, Ticker ticker) {
    this.rows = rows;
    this.transactions = transactions;
    this.fresh = new FreshCache<>(ticker);
  }

  /** All of the system's, by key. */
  public List<RegistryEntry> system() {
    return of(SYSTEM);
  }

  /** One of the system's values, hidden or not. */
  public Optional<String> system(String key) {
    return system().stream()
        .filter(entry -> entry.key().equals(key))
        .map(RegistryEntry::value)
        .findFirst();
  }

  /**
   * All of an account's, by key.
   *
   * @throws Failure FORBIDDEN unless it is the caller's own or the caller manages users
   */
  public List<RegistryEntry> of(Caller caller, UUID account) {
    requireOwn(caller, account);
    return of(account);
  }

  /**
   * @throws Failure FORBIDDEN unless the caller manages the server; INVALID beyond 1,000 entries
   */
  public void putSystem(Caller by, Collection<RegistryEntry> entries) {
    by.require(Permission.MANAGE_SERVER);
    put(SYSTEM, entries);
  }

  /**
   * @throws Failure FORBIDDEN as {@link #of}; INVALID beyond 1,000 entries
   */
  public void put(Caller by, UUID account, Collection<RegistryEntry> entries) {
    requireOwn(by, account);
    put(account, entries);
  }

  /** Those that are not there are no mistake. Throws FORBIDDEN as {@link #putSystem}. */
  public void deleteSystem(Caller by, Collection<String> keys) {
    by.require(Permission.MANAGE_SERVER);
    delete(SYSTEM, keys);
  }

  /** Those that are not there are no mistake. Throws FORBIDDEN as {@link #of}. */
  public void delete(Caller by, UUID account, Collection<String> keys) {
    requireOwn(by, account);
    delete(account, keys);
  }

  private static void requireOwn(Caller caller, UUID account) {
    boolean own = caller.accountId().equals(account) && caller.role() != Role.GUEST;
    if (!own || caller.delegated()) {
      caller.require(Permission.MANAGE_USERS);
    }
  }

  private List<RegistryEntry> of(UUID owner) {
    return fresh
        .find(owner, () -> Optional.of(transactions.callApart(() -> rows.all(owner))))
        .orElse(List.of());
  }

  private void put(UUID owner, Collection<RegistryEntry> entries) {
    Set<String> keys = entries.stream().map(RegistryEntry::key).collect(Collectors.toSet());
    if (keys.isEmpty()) {
      return;
    }
    transactions.runApart(
        () -> {
          if (keys.size() + rows.countBeside(owner, keys) > MOST) {
            throw Failure.invalid("The registry is full.");
          }
          entries.forEach(entry -> rows.put(owner, entry));
        });
    fresh.drop(owner);
  }

  private void delete(UUID owner, Collection<String> keys) {
    transactions.runApart(() -> keys.forEach(key -> rows.delete(owner, key)));
    fresh.drop(owner);
  }
}
