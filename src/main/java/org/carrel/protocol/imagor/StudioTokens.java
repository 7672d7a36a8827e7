package org.carrel.protocol.imagor;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.carrel.config.Ready;
import org.carrel.config.Settings;
import org.carrel.identity.Account;
import org.carrel.identity.Caller;
import org.carrel.identity.Callers;
import org.carrel.identity.KeyRing;
import org.carrel.identity.Role;
import org.carrel.identity.SignedTexts;
import org.carrel.identity.SignedToken;
import org.carrel.identity.TokenKind;
import org.carrel.identity.TokenMark;

/**
 * Imagor Studio's tokens: HS256 under a secret of their own. They live for {@code
 * carrel.imagor.token-lifetime}, die with the epoch of their account, and count on every resource.
 * A guest's has no account behind it and dies when guests are no longer let in.
 */
@Singleton
final class StudioTokens implements TokenKind {
  private static final String SECRET = "imagor";

  private final KeyRing ring;
  private final Callers callers;
  private final GuestMode guests;
  private final Duration life;
  private final SecureRandom random;
  private final Clock clock;
  private final SignedTexts<StudioToken> signed;

  @Inject
  StudioTokens(
      KeyRing ring,
      Callers callers,
      GuestMode guests,
      Settings settings,
      SecureRandom random,
      Clock clock,
      Ticker ticker) {
    this.ring = ring;
    this.callers = callers;
    this.guests = guests;
    this.life = settings.studio().tokenLife();
    this.random = random;
    this.clock = clock;
    this.signed = new SignedTexts<>(ticker);
  }

  /** Makes the secret if there is none. */
  void prepare(@Observes Ready ready) {
    signer();
  }

  Duration life() {
    return life;
  }

  String issue(Account account) {
    return sign(mark(account), account.role());
  }

  /**
   * @param id of this guest alone
   */
  String issueToGuest(UUID id) {
    return sign(new TokenMark(id, StudioToken.GUEST_KIND, 0), Role.GUEST);
  }

  /** Somebody who was just made an account, as if by a token of this kind. */
  Optional<Caller> caller(Account account) {
    return callers.byToken(mark(account), "");
  }

  private static TokenMark mark(Account account) {
    return new TokenMark(account.id(), StudioToken.KIND, account.epoch());
  }

  private String sign(TokenMark mark, Role role) {
    Instant now = clock.instant();
    Instant second = Instant.ofEpochSecond(now.getEpochSecond());
    return signer().sign(new StudioToken(mark, second, second.plus(life), id(now), role).json());
  }

  /** The clock is not as fine as nanoseconds are. */
  private String id(Instant now) {
    return "%d%06d%03d".formatted(now.getEpochSecond(), now.getNano() / 1000, random.nextInt(1000));
  }

  @Override
  public Optional<Caller> verify(String token) {
    return own(token).map(Caller::visiting);
  }

  /** Where this language is spoken the token carries all that its account may. */
  Optional<Caller> own(String token) {
    return read(token).flatMap(this::caller);
  }

  private Optional<Caller> caller(StudioToken token) {
    return token.ofGuest()
        ? Optional.of(Caller.guest(token.user().toString())).filter(guest -> guests.allowed())
        : account(token);
  }

  /** Whom the token stands for; nobody if that is a guest, or an account that may not sign in. */
  Optional<Caller> account(StudioToken token) {
    return token.ofGuest() ? Optional.empty() : callers.byToken(token.mark(), "");
  }

  /** A token that is ours and within its life, whether or not its account may still sign in. */
  Optional<StudioToken> read(String token) {
    return signed
        .find(token, text -> signer().read(text).flatMap(StudioToken::parse))
        .filter(found -> found.ofGuest() || found.mark().kind().equals(StudioToken.KIND))
        .filter(found -> found.holdsAt(clock.instant(), life));
  }

  private SignedToken signer() {
    return new SignedToken(ring.secret(SECRET));
  }
}
