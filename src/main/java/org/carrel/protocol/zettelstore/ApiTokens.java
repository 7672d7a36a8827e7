package org.carrel.protocol.zettelstore;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carrel.config.Ready;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.identity.Account;
import org.carrel.identity.Accounts;
import org.carrel.identity.Caller;
import org.carrel.identity.Callers;
import org.carrel.identity.KeyRing;
import org.carrel.identity.TokenKind;
import org.carrel.identity.TokenMark;

/**
 * Zettelstore's API tokens. They live for {@code carrel.zettelstore.token-lifetime-api}, die with
 * the epoch of their account, and count on every resource.
 */
@Singleton
final class ApiTokens implements TokenKind {
  private static final int SECRET_BYTES = 32;

  private final KeyRing ring;
  private final Callers callers;
  private final Accounts accounts;
  private final Duration life;
  private final Clock clock;

  @Inject
  ApiTokens(KeyRing ring, Callers callers, Accounts accounts, Settings settings, Clock clock) {
    this.ring = ring;
    this.callers = callers;
    this.accounts = accounts;
    this.life = settings.zettelstore().tokenLife();
    this.clock = clock;
  }

  /** A token that works, and whom it stands for. */
  private record Live(ApiToken token, Caller caller) {}

  /** Makes the secrets if there are none. */
  void prepare(@Observes Ready ready) {
    signer();
  }

  /**
   * @param caller proved by its password or by a token of this kind
   * @throws Failure NOT_FOUND if the account is gone
   */
  GivenToken issue(Caller caller) {
    Account account = accounts.get(caller.accountId());
    Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
    ApiToken token = ApiToken.of(account, TokenMark.of(caller, ApiToken.KIND), now, life);
    return GivenToken.bearer(signer().sign(token.json()), life);
  }

  /**
   * The same token with what is left of its life in its first quarter, after that a new one. The
   * old one works until it expires.
   *
   * @return empty unless the token works
   */
  Optional<GivenToken> renew(String token) {
    return live(token)
        .map(live -> live.token().isYoungAt(clock.instant()) ? same(token, live) : issue(live));
  }

  private GivenToken same(String token, Live live) {
    return GivenToken.bearer(token, Duration.between(clock.instant(), live.token().expiresAt()));
  }

  private GivenToken issue(Live live) {
    return issue(live.caller());
  }

  @Override
  public Optional<Caller> verify(String token) {
    return live(token).map(Live::caller).map(Caller::visiting);
  }

  private Optional<Live> live(String token) {
    return signer()
        .read(token)
        .flatMap(ApiToken::parse)
        .filter(claims -> claims.holdsAt(clock.instant(), life))
        .flatMap(this::live);
  }

  private Optional<Live> live(ApiToken token) {
    return accounts
        .find(token.mark().account())
        .filter(token::names)
        .flatMap(account -> callers.byToken(token.mark(), ""))
        .map(caller -> new Live(token, caller));
  }

  /** The ring has keys of 256 bits, and HS512 wants 512 (RFC 7518, section 3.2). */
  private Hs512 signer() {
    byte[] key = new byte[2 * SECRET_BYTES];
    System.arraycopy(ring.secret("zettelstore-1"), 0, key, 0, SECRET_BYTES);
    System.arraycopy(ring.secret("zettelstore-2"), 0, key, SECRET_BYTES, SECRET_BYTES);
    return new Hs512(key);
  }
}
