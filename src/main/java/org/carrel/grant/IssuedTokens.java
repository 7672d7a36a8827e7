package org.carrel.grant;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.identity.Account;
import org.carrel.identity.AuditLog.Event;
import org.carrel.identity.Origin;
import org.carrel.identity.RevokedTokens;
import org.carrel.identity.Scope;

/** What may be known of tokens that are out, and their end. */
@Singleton
public final class IssuedTokens {
  private final GrantAccessTokens accessTokens;
  private final GrantTokens refreshTokens;
  private final IdTokens idTokens;
  private final Grants grants;
  private final Clients clients;
  private final RevokedTokens revoked;

  @Inject
  IssuedTokens(
      GrantAccessTokens accessTokens,
      GrantTokens refreshTokens,
      IdTokens idTokens,
      Grants grants,
      Clients clients,
      RevokedTokens revoked) {
    this.accessTokens = accessTokens;
    this.refreshTokens = refreshTokens;
    this.idTokens = idTokens;
    this.grants = grants;
    this.clients = clients;
    this.revoked = revoked;
  }

  /** A token for a client that acts for itself. */
  public Tokens forItself(Client client, Set<Scope> scopes) {
    client.require(GrantType.CLIENT_CREDENTIALS);
    if (!client.confidential()) {
      throw new GrantRefusal(
          GrantError.UNAUTHORIZED_CLIENT, "A client without a secret cannot act for itself.");
    }
    Set<Scope> granted = client.narrowed(scopes);
    return new Tokens(
        accessTokens.issue(client, granted),
        accessTokens.life(client),
        Optional.empty(),
        Optional.empty(),
        granted);
  }

  /**
   * What is known of a token.
   *
   * @param access with an access token; any other shows its grant only
   * @param grant empty for a client's own token
   */
  public record Introspected(
      Optional<AccessToken> access, Optional<Granted> grant, Optional<Account> account) {}

  /**
   * Looks at a token on behalf of a client: its own, or any for a client of an administrator's.
   *
   * @return empty if it does not work, or is none of the client's business
   * @see <a href="https://www.rfc-editor.org/rfc/rfc7662">RFC 7662</a>
   */
  public Optional<Introspected> introspect(Client by, String token) {
    Optional<AccessToken> access = accessTokens.find(token);
    if (access.isPresent()) {
      Optional<Granted> grant = access.get().grant().flatMap(grants::findLive);
      return access
          .filter(found -> mayKnow(by, found.clientId()))
          .filter(found -> clients.find(found.clientId()).isPresent())
          .map(found -> new Introspected(access, grant, grant.map(grants::account)));
    }
    return refreshTokens
        .find(token)
        .filter(grant -> mayKnow(by, grant.clientId()))
        .map(this::withoutAccess);
  }

  private Introspected withoutAccess(Granted grant) {
    return new Introspected(
        Optional.empty(), Optional.of(grant), Optional.of(grants.account(grant)));
  }

  /**
   * What is known of an id_token, for a language whose clients show it where others show the access
   * token.
   *
   * @return empty once it has expired or its grant has ended
   */
  public Optional<Introspected> byIdToken(String token) {
    return idTokens.grantOf(token).flatMap(grants::findLive).map(this::withoutAccess);
  }

  private static boolean mayKnow(Client by, String clientId) {
    return by.id().equals(clientId) || by.registration() == Registration.ADMIN;
  }

  /**
   * Ends a token of the client's own and the grant it belongs to. Anything else is no mistake and
   * changes nothing.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc7009">RFC 7009</a>
   */
  public void revoke(Client by, String token, Origin origin) {
    Optional<AccessToken> access =
        accessTokens.find(token).filter(found -> found.clientId().equals(by.id()));
    Optional<UUID> grant =
        access.isPresent()
            ? access.get().grant()
            : refreshTokens.grantOf(token).filter(id -> isOf(by, id));
    if (grant.isPresent()) {
      grants.revoke(grant.get(), Event.GRANT_REVOKED, origin);
    } else {
      access.ifPresent(found -> revoked.revoke(found.id(), found.expiresAt()));
    }
  }

  private boolean isOf(Client by, UUID grant) {
    return grants.findLive(grant).filter(g -> g.clientId().equals(by.id())).isPresent();
  }

  /**
   * The account that an access token with scope {@code openid} tells of, and how much.
   *
   * @return empty if the token does not work; a refusal in its scope is the caller's matter
   */
  public Optional<Introspected> userinfo(String token) {
    return accessTokens
        .find(token)
        .flatMap(
            access ->
                access
                    .grant()
                    .flatMap(grants::findLive)
                    .map(
                        grant ->
                            new Introspected(
                                Optional.of(access),
                                Optional.of(grant),
                                Optional.of(grants.account(grant)))));
  }
}
