package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Makes callers of tokens that were found right, while their accounts may sign in. */
@Singleton
public final class Callers {
  private final AccountCache accounts;

  @Inject
  Callers(AccountCache accounts) {
    this.accounts = accounts;
  }

  /**
   * By a token of the account's own, which carries all that the account may.
   *
   * @param credentialId names the token without being secret, or is empty
   * @return empty if the account is gone, disabled or locked, or in a later epoch
   */
  public Optional<Caller> byToken(TokenMark mark, String credentialId) {
    return live(mark).map(account -> account.caller(Proof.ACCESS_TOKEN, credentialId));
  }

  /**
   * By a token that the account's owner granted to a client.
   *
   * @param grantId names the grant without being secret
   * @return empty as with {@link #byToken}
   */
  public Optional<Caller> byGrant(TokenMark mark, Set<Scope> scopes, String grantId) {
    return live(mark).map(account -> account.grantedCaller(scopes, grantId));
  }

  private Optional<Account> live(TokenMark mark) {
    return accounts
        .find(mark.account())
        .filter(account -> account.usable() && account.epoch() == mark.epoch());
  }
}
