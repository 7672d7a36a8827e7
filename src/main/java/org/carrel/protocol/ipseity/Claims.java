package org.carrel.protocol.ipseity;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.carrel.http.JsonText;
import org.carrel.identity.TokenMark;

/**
 * What a token says: ipseity's claims, and one of our own. Nothing names an audience, which PyJWT
 * would refuse unless asked for it.
 *
 * @param user the account's name
 * @param issuedAt in seconds; {@code nbf} is the same
 * @param expiresAt in seconds; that second is the last one in which it holds
 * @param detail how an access token was got, or whose a refresh token is
 */
record Claims(
    TokenType type, String user, long issuedAt, long expiresAt, String detail, TokenMark mark) {
  static final String BY_PASSWORD = "password";
  static final String BY_REFRESH_TOKEN = "refresh_token";

  /** Nodes share no clock: a token may have been issued that much later than now. */
  private static final long CLOCKS_DIFFER_BY_SECONDS = 60;

  /** As the payload, in the order in which ipseity writes them. */
  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("user", user);
    members.put("exp", expiresAt);
    members.put("nbf", issuedAt);
    members.put("iat", issuedAt);
    members.put(type.detailClaim(), detail);
    members.put("token_type", type.text());
    members.put(TokenMark.CLAIM, mark.text());
    return members;
  }

  String json() {
    return JsonText.of(members());
  }

  /** Only what {@link #json} writes is read, to the last character. */
  static Optional<Claims> parse(String json) {
    try {
      return Optional.ofNullable(JSONObjectUtils.parse(json)) // null for the literal
          .flatMap(Claims::read)
          .filter(claims -> claims.json().equals(json));
    } catch (ParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * @throws IllegalArgumentException if a claim is missing or of another type
   */
  private static Optional<Claims> read(Map<String, Object> members) {
    TokenType type = TokenType.of(claim(members, "token_type", String.class)).orElse(null);
    TokenMark mark = TokenMark.parse(members.get(TokenMark.CLAIM)).orElse(null);
    if (type == null || mark == null || !mark.kind().equals(type.markKind())) {
      return Optional.empty();
    }
    return Optional.of(
        new Claims(
            type,
            claim(members, "user", String.class),
            claim(members, "iat", Long.class),
            claim(members, "exp", Long.class),
            claim(members, type.detailClaim(), String.class),
            mark));
  }

  private static <T> T claim(Map<String, Object> members, String name, Class<T> type) {
    Object value = members.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException("no such claim: " + name);
    }
    return type.cast(value);
  }

  /**
   * @param life the longest one that its type has
   */
  boolean holdsAt(Instant now, Duration life) {
    long second = now.getEpochSecond();
    return issuedAt > 0
        && issuedAt <= second + CLOCKS_DIFFER_BY_SECONDS
        && second <= expiresAt
        && expiresAt <= issuedAt + life.toSeconds();
  }

  boolean is(TokenType asked) {
    return type == asked;
  }

  boolean provesPassword() {
    return type == TokenType.ACCESS && detail.equals(BY_PASSWORD);
  }
}
