package org.carrel.protocol.burgerauth;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.carrel.grant.Client;
import org.carrel.grant.Clients;
import org.carrel.grant.IdTokens;
import org.carrel.grant.IdTokens.IdToken;
import org.carrel.grant.IssuedTokens;
import org.carrel.grant.IssuedTokens.Introspected;
import org.carrel.grant.Registration;
import org.carrel.identity.Account;
import org.carrel.identity.Accounts;
import org.carrel.identity.Scope;
import org.carrel.identity.TokenMark;

/** Looks at the tokens that apps show. */
@Singleton
final class TokenSubjects {
  private final IssuedTokens issued;
  private final IdTokens idTokens;
  private final Clients clients;
  private final Accounts accounts;
  private final Clock clock;

  @Inject
  TokenSubjects(
      IssuedTokens issued, IdTokens idTokens, Clients clients, Accounts accounts, Clock clock) {
    this.issued = issued;
    this.idTokens = idTokens;
    this.clients = clients;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** Empty for an access token that does not hold now. */
  Optional<TokenSubject> byAccessToken(String token) {
    return issued.userinfo(token).flatMap(TokenSubjects::subject);
  }

  private static Optional<TokenSubject> subject(Introspected found) {
    return found
        .access()
        .flatMap(
            access ->
                found
                    .account()
                    .map(who -> new TokenSubject(who, access.clientId(), access.scopes())));
  }

  /**
   * By the id_token of a user's own app: its clients send it where others send the access token.
   *
   * @return empty for one that does not hold now
   */
  Optional<TokenSubject> byIdToken(String token) {
    return idTokens
        .read(token)
        .filter(found -> clock.instant().isBefore(found.expiresAt()) && isOfUsersApp(found))
        .flatMap(
            found ->
                account(found.mark())
                    .map(who -> new TokenSubject(who, found.clientId(), Set.of(Scope.OPENID))));
  }

  private boolean isOfUsersApp(IdToken token) {
    return clients
        .find(token.clientId())
        .map(Client::registration)
        .filter(Registration.USER::equals)
        .isPresent();
  }

  private Optional<Account> account(TokenMark mark) {
    return accounts
        .find(mark.account())
        .filter(account -> account.usable() && account.epoch() == mark.epoch());
  }
}
