package org.carrel.grant;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.config.Settings;
import org.carrel.config.Transactions;
import org.carrel.identity.AuditLog.Event;
import org.carrel.identity.Digests;
import org.carrel.identity.Hmac;
import org.carrel.identity.KeyRing;
import org.carrel.identity.Origin;
import org.carrel.identity.Scope;

/**
 * The tokens of a grant and their successors. A refresh token works once; for a short grace it
 * gives the same successor again, since an answer may be lost; after it, the whole grant ends.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2">RFC 9700, 4.14.2</a>
 */
@Singleton
public final class GrantTokens {
  private static final String NEXT_SECRET = "grant-refresh-next";

  private final EntityManager entityManager;
  private final Grants grants;
  private final GrantAccessTokens accessTokens;
  private final IdTokens idTokens;
  private final KeyRing ring;
  private final Transactions transactions;
  private final Duration refreshLife;
  private final Duration grace;
  private final Clock clock;
  private final SecureRandom random;

  @Inject
  GrantTokens(
      EntityManager entityManager,
      Grants grants,
      GrantAccessTokens accessTokens,
      IdTokens idTokens,
      KeyRing ring,
      Transactions transactions,
      Settings settings,
      Clock clock,
      SecureRandom random) {
    this.entityManager = entityManager;
    this.grants = grants;
    this.accessTokens = accessTokens;
    this.idTokens = idTokens;
    this.ring = ring;
    this.transactions = transactions;
    this.refreshLife = settings.grants().refreshLife();
    this.grace = settings.tokens().refreshGrace();
    this.clock = clock;
    this.random = random;
  }

  /** The first ones of a grant, inside the unit of work under way. */
  Tokens first(Client client, GrantRow grant) {
    boolean refreshes = client.terms().grantTypes().contains(GrantType.REFRESH_TOKEN);
    String refresh = Digests.randomSecret(random);
    if (refreshes) {
      add(refresh, grant);
    } else {
      grant.lastsUntil(clock.instant().plus(accessTokens.life(client)));
    }
    return tokens(
        client,
        grant.granted(),
        grant.granted().scopes(),
        refreshes ? Optional.of(refresh) : Optional.empty());
  }

  /** What became of a refresh token; a value, since a reuse has to be recorded. */
  private record Refreshed(
      Optional<Granted> grant, Optional<String> successor, Optional<UUID> reused) {
    static Refreshed nothing() {
      return new Refreshed(Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * The next tokens.
   *
   * @param scopes fewer than were granted, for the access token alone; empty for all
   * @throws GrantRefusal INVALID_GRANT for a token that does not work; INVALID_SCOPE for more than
   *     was granted
   */
  public Tokens refresh(Client client, String token, Set<Scope> scopes, Origin origin) {
    client.require(GrantType.REFRESH_TOKEN);
    Refreshed refreshed = transactions.callApart(() -> refreshed(client, token, scopes));
    refreshed.reused().ifPresent(grant -> grants.revoke(grant, Event.REFRESH_REUSED, origin));
    Granted grant =
        refreshed
            .grant()
            .orElseThrow(
                () ->
                    new GrantRefusal(GrantError.INVALID_GRANT, "The refresh token is not valid."));
    return tokens(client, grant, scopes.isEmpty() ? grant.scopes() : scopes, refreshed.successor());
  }

  private Refreshed refreshed(Client client, String token, Set<Scope> scopes) {
    Instant now = clock.instant();
    RefreshTokenRow row =
        entityManager.find(
            RefreshTokenRow.class, Digests.sha256(token), LockModeType.PESSIMISTIC_WRITE);
    GrantRow grant =
        row == null || !row.holdsAt(now)
            ? null
            : grants
                .lockLive(row.grantId())
                .filter(found -> found.granted().clientId().equals(client.id()))
                .orElse(null);
    if (row == null || grant == null) {
      return Refreshed.nothing();
    }
    requireGranted(grant.granted(), scopes);
    Instant before = row.usedAt();
    if (before != null && before.plus(grace).isBefore(now)) {
      return new Refreshed(Optional.empty(), Optional.empty(), Optional.of(row.grantId()));
    }
    String successor = successor(token);
    if (before == null) {
      row.use(now);
      add(successor, grant);
    }
    return new Refreshed(Optional.of(grant.granted()), Optional.of(successor), Optional.empty());
  }

  private static void requireGranted(Granted grant, Set<Scope> scopes) {
    if (!grant.scopes().containsAll(scopes)) {
      throw new GrantRefusal(
          GrantError.INVALID_SCOPE, "Only this was granted: " + Scope.join(grant.scopes()));
    }
  }

  /** Follows from the token used and a secret, so that nothing is kept in clear. */
  private String successor(String token) {
    return new Hmac(ring.secret(NEXT_SECRET)).text(token);
  }

  private void add(String token, GrantRow grant) {
    Instant end = clock.instant().plus(refreshLife);
    grant.lastsBeyond(end);
    entityManager.persist(new RefreshTokenRow(Digests.sha256(token), grant.granted().id(), end));
  }

  private Tokens tokens(
      Client client, Granted grant, Set<Scope> scopes, Optional<String> refreshToken) {
    Optional<String> idToken =
        scopes.contains(Scope.OPENID)
            ? Optional.of(idTokens.issue(client, grant, grants.account(grant)))
            : Optional.empty();
    return new Tokens(
        accessTokens.issue(client, grant, scopes),
        accessTokens.life(client),
        refreshToken,
        idToken,
        scopes);
  }

  /** The grant of a refresh token that still works, for those who may ask. */
  Optional<Granted> find(String token) {
    Optional<UUID> grant =
        transactions.call(
            () ->
                Optional.ofNullable(
                        entityManager.find(RefreshTokenRow.class, Digests.sha256(token)))
                    .filter(row -> row.usedAt() == null && row.holdsAt(clock.instant()))
                    .map(RefreshTokenRow::grantId));
    return grant.flatMap(grants::findLive);
  }

  /** The grant that a refresh token belongs to, used or not. */
  Optional<UUID> grantOf(String token) {
    return transactions.call(
        () ->
            Optional.ofNullable(entityManager.find(RefreshTokenRow.class, Digests.sha256(token)))
                .map(RefreshTokenRow::grantId));
  }

  /** Whether it is a refresh token of ours, used or not: some clients send it as a code. */
  public boolean issued(String token) {
    return grantOf(token).isPresent();
  }

  /** Whether the code that a refresh token goes back to was redeemed by this verifier. */
  public boolean goesBackTo(String token, String verifier) {
    return transactions.call(
        () ->
            Optional.ofNullable(entityManager.find(RefreshTokenRow.class, Digests.sha256(token)))
                .map(row -> entityManager.find(GrantRow.class, row.grantId()))
                .filter(grant -> grant.isProvedBy(verifier))
                .isPresent());
  }
}
