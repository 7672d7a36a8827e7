package org.carrel.identity;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.carrel.config.Transactions;

/** Accounts as of at most five seconds ago: what every request is checked against. */
@Singleton
final class AccountCache {
  private final FreshCache<UUID, Account> fresh;
  private final AccountRows rows;
  private final Transactions transactions;

  @Inject
  AccountCache(AccountRows rows, Transactions transactions, Ticker ticker) {
    this.fresh = new FreshCache<>(ticker);
    this.rows = rows;
    this.transactions = transactions;
  }

  Optional<Account> find(UUID id) {
    return fresh.find(
        id, () -> transactions.callApart(() -> rows.find(id).map(AccountRow::account)));
  }

  /** After commit, by whoever changed the account. */
  void drop(UUID id) {
    fresh.drop(id);
  }
}
