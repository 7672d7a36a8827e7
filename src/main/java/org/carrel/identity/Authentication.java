package org.carrel.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.carrel.failure.Reason;

/** The one place that says who is calling, for every dialect and every kind of credential. */
@Singleton
public final class Authentication {
  private final Sessions sessions;
  private final List<TokenKind> tokens;
  private final ApiKeys keys;
  private final PasswordCheck passwords;
  private final RememberedPasswords remembered;
  private final SyncPasswords syncPasswords;

  /** By a token's text: a token is right for one kind at most, and to ask the others costs time. */
  private final Cache<String, TokenKind> kinds = Caffeine.newBuilder().maximumSize(10_000).build();

  @Inject
  Authentication(
      Sessions sessions,
      Instance<TokenKind> tokens,
      ApiKeys keys,
      PasswordCheck passwords,
      RememberedPasswords remembered,
      SyncPasswords syncPasswords) {
    this(sessions, tokens.stream().toList(), keys, passwords, remembered, syncPasswords);
  }

  Authentication(
      Sessions sessions,
      List<TokenKind> tokens,
      ApiKeys keys,
      PasswordCheck passwords,
      RememberedPasswords remembered,
      SyncPasswords syncPasswords) {
    this.sessions = sessions;
    this.tokens = tokens;
    this.keys = keys;
    this.passwords = passwords;
    this.remembered = remembered;
    this.syncPasswords = syncPasswords;
  }

  /**
   * Verifies what a request presents. A name and a password are remembered for some minutes, so
   * that the next request costs no hash; an API key in the place of the password counts, whatever
   * the name, so this is for dialects that read Basic on every request. Sign-in forms use {@link
   * #signIn}.
   */
  public Outcome verify(Credential credential, Origin origin) {
    if (credential instanceof SessionCookie cookie) {
      return accepted(sessions.verify(cookie.id(), SessionKind.COOKIE));
    }
    if (credential instanceof BearerToken bearer) {
      return bearer.token().startsWith(ApiKeySecret.PREFIX)
          ? keys.verify(new ApiKeyText(bearer.token()), origin)
          : token(bearer.token());
    }
    if (credential instanceof ApiKeyText key) {
      return keys.verify(key, origin);
    }
    return credential instanceof SyncPassword sync
        ? syncPasswords.verify(sync, origin)
        : basic((UsernamePassword) credential, origin);
  }

  /**
   * Verifies a password that somebody types to sign in: never a key, never from memory. Every try
   * is audited.
   *
   * @return a caller proved by {@link Proof#PASSWORD}, who may open a session or be issued tokens
   */
  public Outcome signIn(UsernamePassword credential, Origin origin) {
    return passwords.verify(credential, origin);
  }

  /** A session of another kind than the cookie's, in the dialect that has it. */
  public Outcome verifySecretKey(String secret) {
    return accepted(sessions.verify(secret, SessionKind.SECRET_KEY));
  }

  private Outcome basic(UsernamePassword credential, Origin origin) {
    if (credential.password().looksLikeApiKey()
        && keys.verify(credential.password().asApiKey(), origin) instanceof Outcome.Accepted key) {
      return key;
    }
    Optional<Caller> known = remembered.find(credential);
    if (known.isPresent()) {
      return new Outcome.Accepted(known.get());
    }
    Outcome outcome = passwords.verify(credential, origin);
    if (outcome instanceof Outcome.Accepted accepted) {
      remembered.remember(credential, accepted.caller());
    }
    return outcome;
  }

  private static Outcome accepted(Optional<Outcome> session) {
    return session.orElseGet(() -> Outcome.rejected(Reason.BAD_CREDENTIAL));
  }

  private Outcome token(String text) {
    TokenKind known = kinds.getIfPresent(text);
    return (known == null ? ofAnyKind(text) : known.verify(text))
        .<Outcome>map(Outcome.Accepted::new)
        .orElseGet(() -> Outcome.rejected(Reason.BAD_CREDENTIAL));
  }

  private Optional<Caller> ofAnyKind(String text) {
    for (TokenKind kind : tokens) {
      Optional<Caller> caller = kind.verify(text);
      if (caller.isPresent()) {
        kinds.put(text, kind);
        return caller;
      }
    }
    return Optional.empty();
  }
}
