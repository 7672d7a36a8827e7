package org.carrel.protocol.ipseity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.carrel.config.Settings;
import org.carrel.identity.Caller;
import org.carrel.identity.TokenMark;

/**
 * JWS compact serialization with one header only: since nobody else issues these, any other header
 * is a forgery and its signature is not even looked at.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-7.1">RFC 7515, section 7.1</a>
 */
@Singleton
final class Tokens {
  private static final int LONGEST = 4096;

  private final TokenKeys keys;
  private final Settings.Ipseity settings;
  private final Clock clock;
  private final String header;

  @Inject
  Tokens(TokenKeys keys, Settings settings, Clock clock) {
    this.keys = keys;
    this.settings = settings.ipseity();
    this.clock = clock;
    this.header = keys.algorithm().header() + ".";
  }

  /**
   * @param method {@link Claims#BY_PASSWORD} or {@link Claims#BY_REFRESH_TOKEN}
   */
  String access(Caller caller, String method) {
    return issue(TokenType.ACCESS, caller, method);
  }

  String refresh(Caller caller) {
    return issue(TokenType.REFRESH, caller, AccountUid.of(caller.accountId()));
  }

  private String issue(TokenType type, Caller caller, String detail) {
    long now = clock.instant().getEpochSecond();
    long end = now + life(type).toSeconds();
    TokenMark mark = TokenMark.of(caller, type.markKind());
    String claims = new Claims(type, caller.username(), now, end, detail, mark).json();
    String signed = header + encoded(claims);
    return signed + "." + keys.source().current().sign(signed);
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private Duration life(TokenType type) {
    return type == TokenType.ACCESS ? settings.accessLife() : settings.refreshLife();
  }

  /** Says nothing of whether the account is still there, or the token revoked. */
  Optional<SignedToken> read(String token) {
    int dot = token.lastIndexOf('.');
    if (token.length() > LONGEST || !token.startsWith(header) || dot < header.length()) {
      return Optional.empty();
    }
    String signed = token.substring(0, dot);
    String signature = token.substring(dot + 1);
    boolean ours =
        keys.source().verifying().stream().anyMatch(key -> key.verifies(signed, signature));
    return ours ? claims(signed).map(claims -> new SignedToken(signed, claims)) : Optional.empty();
  }

  private Optional<Claims> claims(String signed) {
    try {
      byte[] json = Base64.getUrlDecoder().decode(signed.substring(header.length()));
      return Claims.parse(new String(json, StandardCharsets.UTF_8))
          .filter(claims -> claims.holdsAt(clock.instant(), life(claims.type())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
