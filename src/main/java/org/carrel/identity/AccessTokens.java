package org.carrel.identity;

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
 */
@Singleton
public final class AccessTokens implements TokenKind {
  private static final String KIND = "access";
  private static final String SECRET = "stump-access";

  private final KeyRing ring;
  private final Callers callers;
  private final Duration life;
  private final Clock clock;
  private final SignedTexts<TokenClaims> signed;

  @Inject
  AccessTokens(KeyRing ring, Callers callers, Settings settings, Clock clock, Ticker ticker) {
    this.ring = ring;
    this.callers = callers;
    this.life = settings.tokens().accessLife();
    this.clock = clock;
    this.signed = new SignedTexts<>(ticker);
  }

  /** Makes the secret if there is none. */
  void prepare() {
    ring.secret(SECRET);
  }

  IssuedToken issue(UUID account, int epoch) {
    Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
    TokenClaims claims = new TokenClaims(account, now, now.plus(life), null, KIND, epoch);
    return new IssuedToken(signer().sign(claims.json()), claims.expiresAt());
  }

  @Override
  public Optional<Caller> verify(String token) {
    return signed
        .find(token, text -> signer().read(text).flatMap(TokenClaims::parse))
        .filter(claims -> claims.kind().equals(KIND) && claims.holdsAt(clock.instant(), life))
        .flatMap(claims -> callers.byToken(claims.mark(), ""));
  }

  private SignedToken signer() {
    return new SignedToken(ring.secret(SECRET));
  }
}
