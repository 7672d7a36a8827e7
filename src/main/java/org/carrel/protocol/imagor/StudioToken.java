package org.carrel.protocol.imagor;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.identity.Role;
import org.carrel.identity.TokenMark;

/**
 * What a token says, in exactly one spelling: Imagor Studio's claims in the order of their names,
 * and the one of ours. Role and scopes are for clients to read; what counts is the account.
 *
 * @param id {@code jti}, nanoseconds of Unix time
 */
record StudioToken(TokenMark mark, Instant issuedAt, Instant expiresAt, String id, Role role) {
  static final String KIND = "imagor";

  /** Of somebody without an account, under an id that is used once. */
  static final String GUEST_KIND = "imagor-guest";

  /** Nodes share no clock: a token may have been issued that much later than now. */
  private static final Duration CLOCKS_DIFFER_BY = Duration.ofSeconds(60);

  private static final Pattern FORM =
      Pattern.compile(
          "\\{\"carrel\":\"([^\"]{1,80})\",\"exp\":([1-9]\\d{0,10}),\"iat\":([1-9]\\d{0,10}),"
              + "\"jti\":\"(\\d{1,20})\",\"nbf\":(\\d{1,11}),\"role\":\"(admin|user|guest)\","
              + "\"scopes\":\\[[^\\]]{1,60}\\],\"sub\":\"([0-9a-f-]{36})\","
              + "\"user_id\":\"([0-9a-f-]{36})\"\\}");

  /** Empty for anything that {@link #json()} does not write. */
  static Optional<StudioToken> parse(String json) {
    Matcher parts = FORM.matcher(json);
    return parts.matches()
        ? TokenMark.parse(parts.group(1))
            .map(mark -> read(mark, parts))
            .filter(token -> token.json().equals(json))
        : Optional.empty();
  }

  private static StudioToken read(TokenMark mark, Matcher parts) {
    return new StudioToken(
        mark,
        seconds(parts.group(3)),
        seconds(parts.group(2)),
        parts.group(4),
        Role.valueOf(parts.group(6).toUpperCase(Locale.ROOT)));
  }

  private static Instant seconds(String digits) {
    return Instant.ofEpochSecond(Long.parseLong(digits));
  }

  boolean ofGuest() {
    return mark.kind().equals(GUEST_KIND);
  }

  UUID user() {
    return mark.account();
  }

  /**
   * Within its life, to the second.
   *
   * @param life the longest that a token has
   */
  boolean holdsAt(Instant now, Duration life) {
    return now.isBefore(expiresAt)
        && !expiresAt.isAfter(issuedAt.plus(life))
        && !issuedAt.isAfter(now.plus(CLOCKS_DIFFER_BY));
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"carrel\":\"%1$s\",\"exp\":%2$d,\"iat\":%3$d,\"jti\":\"%4$s\",\"nbf\":%3$d,"
            + "\"role\":\"%5$s\",\"scopes\":%6$s,\"sub\":\"%7$s\",\"user_id\":\"%7$s\"}",
        mark.text(),
        expiresAt.getEpochSecond(),
        issuedAt.getEpochSecond(),
        id,
        role.name().toLowerCase(Locale.ROOT),
        scopes(),
        user());
  }

  private String scopes() {
    return switch (role) {
      case ADMIN -> "[\"read\",\"write\",\"admin\"]";
      case USER -> "[\"read\",\"write\"]";
      case GUEST -> "[\"read\"]";
    };
  }
}
