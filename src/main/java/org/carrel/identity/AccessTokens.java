package org.carrel.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.carrel.config.Settings;

/**
 * Stump's access tokens: HS256, claims {@code sub} (account id), {@code iat}, {@code exp}. Verified
 * without a look at the database but for the account.
 *
 * <p>That a signature is right is remembered for some minutes, by the whole text, so that another
 * spelling of the same token is never taken for it. Its time and its account are looked at each
 * time.
 */
@Singleton
public final class AccessTokens {
  private static final String KIND = "access";
  private static final String SECRET = "stump-access";
  private static final Duration REMEMBERED = Duration.ofMinutes(5);
  private static final long SIZE = 10_000;

  private final KeyRing ring;
  private final AccountCache accounts;
  private final Duration life;
  private final Clock clock;
  private final Cache<String, TokenClaims> signed;

  @Inject
  AccessTokens(KeyRing ring, AccountCache accounts, Settings settings, Clock clock, Ticker ticker) {
    this.ring = ring;
    this.accounts = accounts;
    this.life = settings.tokens().accessLife();
    this.clock = clock;
    this.signed =
        Caffeine.newBuilder().ticker(ticker).expireAfterWrite(REMEMBERED).maximumSize(SIZE).build();
  }

  /** Makes the secret if there is none. */
  void prepare() {
    ring.secret(SECRET);
  }

  IssuedToken issue(UUID account, int epoch) {
    Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
    TokenClaims claims = new TokenClaims(account, now, now.plus(life), null, KIND, epoch);
    return new IssuedToken(signer().sign(claims), claims.expiresAt());
  }

  Optional<Caller> verify(String token) {
    return claims(token)
        .filter(claims -> claims.kind().equals(KIND) && claims.holdsAt(clock.instant(), life))
        .flatMap(this::caller);
  }

  private Optional<TokenClaims> claims(String token) {
    return Optional.ofNullable(signed.get(token, text -> signer().read(text).orElse(null)));
  }

  private Optional<Caller> caller(TokenClaims claims) {
    return accounts
        .find(claims.account())
        .filter(account -> account.usable() && account.epoch() == claims.epoch())
        .map(account -> account.caller(Proof.ACCESS_TOKEN, ""));
  }

  private SignedToken signer() {
    return new SignedToken(ring.secret(SECRET));
  }
}
