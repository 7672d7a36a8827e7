package org.carrel.grant;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.carrel.config.Transactions;
import org.carrel.identity.Account;
import org.carrel.identity.Accounts;
import org.carrel.identity.Digests;
import org.carrel.identity.FreshCache;

/**
 * Every client, and whether it is who it says. A change acts on this node at once, on others within
 * five seconds; a client that a user registered is dead while its owner's account is.
 */
@Singleton
public final class Clients {
  static final int LONGEST_ID = 100;

  private final ClientRows rows;
  private final Accounts accounts;
  private final Transactions transactions;
  private final FreshCache<String, LiveClient> fresh;

  @Inject
  Clients(ClientRows rows, Accounts accounts, Transactions transactions, Ticker ticker) {
    this.rows = rows;
    this.accounts = accounts;
    this.transactions = transactions;
    this.fresh = new FreshCache<>(ticker);
  }

  /** Empty for an unknown one, and for one whose owner may not sign in any more. */
  public Optional<Client> find(String id) {
    return live(id).map(LiveClient::client);
  }

  /**
   * The client that proves itself by its secret.
   *
   * @throws GrantRefusal INVALID_CLIENT for an unknown or public client and a wrong secret alike
   */
  public Client authenticated(String id, String secret) {
    return live(id)
        .filter(live -> isRight(live, secret))
        .map(LiveClient::client)
        .orElseThrow(Clients::unknown);
  }

  private static boolean isRight(LiveClient live, String secret) {
    return Digests.same(live.secretHash().orElse(""), Digests.sha256(secret));
  }

  /**
   * The client that has no secret to prove itself by.
   *
   * @throws GrantRefusal INVALID_CLIENT for an unknown one and for one that has a secret
   */
  public Client unauthenticated(String id) {
    return find(id).filter(client -> !client.confidential()).orElseThrow(Clients::unknown);
  }

  private static GrantRefusal unknown() {
    return new GrantRefusal(GrantError.INVALID_CLIENT, "Client authentication failed.");
  }

  private Optional<LiveClient> live(String id) {
    if (id.isEmpty() || id.length() > LONGEST_ID) {
      return Optional.empty();
    }
    return fresh
        .find(id, () -> transactions.callApart(() -> rows.find(id).map(ClientRow::live)))
        .filter(live -> live.client().owner().map(this::mayStillOwn).orElse(true));
  }

  private boolean mayStillOwn(UUID owner) {
    return accounts.find(owner).filter(Account::usable).isPresent();
  }

  /** What is known of a client is not what it was. */
  void changed(String id) {
    fresh.drop(id);
  }
}
