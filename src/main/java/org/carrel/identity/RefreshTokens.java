package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.carrel.config.Settings;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.AuditLog.Event;
import org.jspecify.annotations.Nullable;

/**
 * Stump's refresh tokens: HS256 under a secret of their own, with a {@code jti}. Each works once
 * and gives a successor. Since an answer may be lost, or two tabs may ask at once, the same token
 * gives the same successor for a short grace; after it, somebody has a copy, and the whole family
 * ends.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2">RFC 9700, 4.14.2</a>
 */
@Singleton
public final class RefreshTokens {
  private static final String KIND = "refresh";
  private static final String SECRET = "stump-refresh";
  private static final String NEXT_SECRET = "stump-refresh-next";

  private final RefreshRows rows;
  private final KeyRing ring;
  private final AccessTokens accessTokens;
  private final AccountCache accounts;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Settings.Tokens settings;
  private final Clock clock;

  @Inject
  RefreshTokens(
      RefreshRows rows,
      KeyRing ring,
      AccessTokens accessTokens,
      AccountCache accounts,
      AuditLog audit,
      Transactions transactions,
      Settings settings,
      Clock clock) {
    this.rows = rows;
    this.ring = ring;
    this.accessTokens = accessTokens;
    this.accounts = accounts;
    this.audit = audit;
    this.transactions = transactions;
    this.settings = settings.tokens();
    this.clock = clock;
  }

  /** Makes the secrets if there are none. */
  void prepare() {
    ring.secret(SECRET);
    ring.secret(NEXT_SECRET);
  }

  /**
   * Begins a family.
   *
   * @throws Failure FORBIDDEN unless the caller has just shown its password
   */
  public TokenPair issue(Caller caller) {
    if (caller.proof() != Proof.PASSWORD) {
      throw Failure.forbidden("Tokens are issued for a password.");
    }
    UUID id = UUID.randomUUID();
    TokenClaims claims = claims(caller.accountId(), caller.epoch(), id, now());
    transactions.runApart(() -> rows.add(new RefreshRow(id, id, claims)));
    return pair(claims);
  }

  /** The next pair, or nothing when the token is not one that works. */
  public Optional<TokenPair> refresh(String token, Origin origin) {
    TokenClaims claims = read(token).orElse(null);
    return claims == null
        ? Optional.empty()
        : transactions.callApart(() -> successor(claims, origin)).map(this::pair);
  }

  /** Ends the family of a token that its owner signs out with. */
  public void end(String token) {
    read(token)
        .map(TokenClaims::id)
        .ifPresent(
            id ->
                transactions.runApart(
                    () -> rows.findLocked(id).ifPresent(row -> rows.endFamily(row.family()))));
  }

  private Optional<TokenClaims> read(String token) {
    return signer()
        .read(token)
        .flatMap(TokenClaims::parse)
        .filter(
            claims ->
                claims.kind().equals(KIND)
                    && claims.holdsAt(clock.instant(), settings.refreshLife()))
        .filter(this::isAccountsOwn);
  }

  private boolean isAccountsOwn(TokenClaims claims) {
    return accounts
        .find(claims.account())
        .filter(account -> account.usable() && account.epoch() == claims.epoch())
        .isPresent();
  }

  private Optional<TokenClaims> successor(TokenClaims used, Origin origin) {
    UUID id = used.id();
    RefreshRow row = id == null ? null : rows.findLocked(id).orElse(null);
    if (id == null || row == null) {
      return Optional.empty();
    }
    Instant before = row.usedAt();
    if (before == null) {
      return Optional.of(first(used, row, nextId(id)));
    }
    if (before.plus(settings.refreshGrace()).isBefore(now())) {
      rows.endFamily(row.family());
      audit.record(Event.REFRESH_REUSED, used.account(), id.toString(), origin);
      return Optional.empty();
    }
    return Optional.of(claims(used.account(), used.epoch(), nextId(id), before));
  }

  private TokenClaims first(TokenClaims used, RefreshRow row, UUID nextId) {
    Instant now = now();
    TokenClaims next = claims(used.account(), used.epoch(), nextId, now);
    row.use(now);
    rows.add(new RefreshRow(nextId, row.family(), next));
    return next;
  }

  /**
   * Follows from the token used and a secret, so that it can be found again and not guessed. It
   * looks like a random UUID, since MariaDB's UUID column refuses some others, of version 8 too.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#section-5.4">RFC 9562, section 5.4</a>
   */
  private UUID nextId(UUID used) {
    byte[] derived = new Hmac(ring.secret(NEXT_SECRET)).bytes(used.toString());
    ByteBuffer bits = ByteBuffer.wrap(derived);
    long high = bits.getLong() & ~0xF000L | 0x4000L;
    long low = bits.getLong() & ~(0b11L << 62) | 0b10L << 62;
    return new UUID(high, low);
  }

  private TokenClaims claims(UUID account, int epoch, @Nullable UUID id, Instant now) {
    return new TokenClaims(account, now, now.plus(settings.refreshLife()), id, KIND, epoch);
  }

  private TokenPair pair(TokenClaims claims) {
    return new TokenPair(
        accessTokens.issue(claims.account(), claims.epoch()),
        new IssuedToken(signer().sign(claims.json()), claims.expiresAt()));
  }

  private SignedToken signer() {
    return new SignedToken(ring.secret(SECRET));
  }

  /** As a token can say it: to the second. */
  private Instant now() {
    return Instant.ofEpochSecond(clock.instant().getEpochSecond());
  }
}
