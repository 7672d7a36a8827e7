package org.carrel.grant;

import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.config.Settings;
import org.carrel.identity.Caller;
import org.carrel.identity.Callers;
import org.carrel.identity.RevokedTokens;
import org.carrel.identity.Scope;
import org.carrel.identity.SignedTexts;
import org.carrel.identity.TokenKind;
import org.carrel.identity.TokenMark;

/**
 * OAuth access tokens: JWTs of type {@code at+jwt}, signed with ES256 by a key of the ring. On our
 * own resources they open what their scopes say.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9068">RFC 9068</a>
 */
@Singleton
public final class GrantAccessTokens implements TokenKind {
  private static final String TYPE = "at+jwt";

  /** How far the clocks of two nodes may differ. */
  private static final Duration CLOCKS_APART = Duration.ofSeconds(60);

  private static final UUID NOBODY = new UUID(0, 0);

  private final GrantKeys keys;
  private final Issuer issuer;
  private final Clients clients;
  private final Grants grants;
  private final RevokedTokens revoked;
  private final Callers callers;
  private final Duration life;
  private final Clock clock;

  private final SignedTexts<AccessToken> signed;

  @Inject
  GrantAccessTokens(
      GrantKeys keys,
      Issuer issuer,
      Clients clients,
      Grants grants,
      RevokedTokens revoked,
      Callers callers,
      Settings settings,
      Clock clock,
      Ticker ticker) {
    this.keys = keys;
    this.issuer = issuer;
    this.clients = clients;
    this.grants = grants;
    this.revoked = revoked;
    this.callers = callers;
    this.life = settings.grants().accessLife();
    this.clock = clock;
    this.signed = new SignedTexts<>(ticker);
  }

  /** How long one of the client's holds. */
  Duration life(Client client) {
    return client.accessLife(life);
  }

  String issue(Client client, Granted grant, Set<Scope> scopes) {
    String id = AccessToken.idIn(grant);
    TokenMark mark = new TokenMark(grant.accountId(), AccessToken.KIND, grant.epoch());
    return keys.sign(
        KeyPurpose.ACCESS,
        TYPE,
        claims(id, grant.accountId().toString(), client, scopes, mark)
            .claim("auth_time", grant.signedInAt().getEpochSecond())
            .build());
  }

  /** For a client that acts for itself. */
  String issue(Client client, Set<Scope> scopes) {
    TokenMark mark = new TokenMark(NOBODY, AccessToken.CLIENT_KIND, 0);
    String id = UUID.randomUUID().toString();
    return keys.sign(
        KeyPurpose.ACCESS, TYPE, claims(id, client.id(), client, scopes, mark).build());
  }

  private JWTClaimsSet.Builder claims(
      String id, String subject, Client client, Set<Scope> scopes, TokenMark mark) {
    Instant now = clock.instant();
    return new JWTClaimsSet.Builder()
        .issuer(issuer.url())
        .audience(issuer.url())
        .subject(subject)
        .claim("client_id", client.id())
        .claim("scope", Scope.join(scopes))
        .jwtID(id)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(life(client))))
        .claim(TokenMark.CLAIM, mark.text());
  }

  @Override
  public Optional<Caller> verify(String token) {
    return find(token)
        .filter(found -> found.grant().isPresent())
        .flatMap(
            found ->
                callers.byGrant(
                    found.mark(), found.scopes(), found.grant().orElseThrow().toString()));
  }

  /** What a token says that holds now, an account's or a client's own. */
  public Optional<AccessToken> find(String token) {
    return signed.find(token, this::read).filter(this::holds);
  }

  private Optional<AccessToken> read(String token) {
    return keys.verified(KeyPurpose.ACCESS, TYPE, token)
        .filter(claims -> claims.getAudience().equals(List.of(issuer.url())))
        .flatMap(GrantAccessTokens::parsed)
        .filter(this::isOurs);
  }

  private boolean isOurs(AccessToken token) {
    String kind = token.grant().isPresent() ? AccessToken.KIND : AccessToken.CLIENT_KIND;
    return token.issuer().equals(issuer.url())
        && token.mark().kind().equals(kind)
        && !token.issuedAt().isAfter(clock.instant().plus(CLOCKS_APART))
        && clients.find(token.clientId()).filter(client -> fits(client, token)).isPresent();
  }

  private boolean fits(Client client, AccessToken token) {
    return !token.expiresAt().isAfter(token.issuedAt().plus(life(client)));
  }

  private boolean holds(AccessToken token) {
    return clock.instant().isBefore(token.expiresAt())
        && token
            .grant()
            .map(grant -> grants.findLive(grant).isPresent())
            .orElseGet(() -> !revoked.contains(token.id()));
  }

  private static Optional<AccessToken> parsed(JWTClaimsSet claims) {
    try {
      return Optional.of(AccessToken.of(claims));
    } catch (ParseException
        | IllegalArgumentException
        | NullPointerException
        | NoSuchElementException e) {
      return Optional.empty();
    }
  }
}
