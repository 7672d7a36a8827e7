package org.carrel.protocol.burgerauth;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.carrel.grant.Client;
import org.carrel.grant.Clients;
import org.carrel.grant.Granted;
import org.carrel.grant.IssuedTokens;
import org.carrel.grant.IssuedTokens.Introspected;
import org.carrel.grant.Registration;
import org.carrel.identity.Scope;

/** Looks at the tokens that apps show. */
@Singleton
final class TokenSubjects {
  private final IssuedTokens issued;
  private final Clients clients;

  @Inject
  TokenSubjects(IssuedTokens issued, Clients clients) {
    this.issued = issued;
    this.clients = clients;
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
    return issued.byIdToken(token).flatMap(this::subjectOfUsersApp);
  }

  private Optional<TokenSubject> subjectOfUsersApp(Introspected found) {
    return found
        .grant()
        .map(Granted::clientId)
        .filter(this::isUsersApp)
        .map(app -> new TokenSubject(found.account().orElseThrow(), app, Set.of(Scope.OPENID)));
  }

  private boolean isUsersApp(String id) {
    return clients.find(id).map(Client::registration).filter(Registration.USER::equals).isPresent();
  }
}
