package org.carrel.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a token of ours says, in exactly one spelling: no other order, type or number format is
 * read. Beside the documented claims it has one of our own, the kind and the epoch.
 *
 * @param id {@code jti}; a refresh token has one, an access token none
 */
record TokenClaims(
    UUID account, Instant issuedAt, Instant expiresAt, @Nullable UUID id, String kind, int epoch) {
  private static final String UUID_FORM = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
  private static final Pattern FORM =
      Pattern.compile(
          ("\\{\"sub\":\"%1$s\",\"iat\":([1-9]\\d{0,10}),\"exp\":([1-9]\\d{0,10})"
                  + "(?:,\"jti\":\"%1$s\")?,\"carrel\":\"([a-z]{1,20})\\.(0|[1-9]\\d{0,8})\"\\}")
              .formatted(UUID_FORM));

  /** Nodes share no clock: a token may have been issued that much later than now. */
  private static final Duration CLOCKS_DIFFER_BY = Duration.ofSeconds(60);

  TokenMark mark() {
    return new TokenMark(account, kind, epoch);
  }

  static Optional<TokenClaims> parse(String json) {
    Matcher parts = FORM.matcher(json);
    return parts.matches() ? Optional.of(read(parts)) : Optional.empty();
  }

  private static TokenClaims read(Matcher parts) {
    String id = parts.group(4);
    return new TokenClaims(
        UUID.fromString(parts.group(1)),
        Instant.ofEpochSecond(Long.parseLong(parts.group(2))),
        Instant.ofEpochSecond(Long.parseLong(parts.group(3))),
        id == null ? null : UUID.fromString(id),
        parts.group(5),
        Integer.parseInt(parts.group(6)));
  }

  /**
   * Within its life, to the second.
   *
   * @param life the longest one that its kind has
   */
  boolean holdsAt(Instant now, Duration life) {
    return now.isBefore(expiresAt)
        && !expiresAt.isAfter(issuedAt.plus(life))
        && !issuedAt.isAfter(now.plus(CLOCKS_DIFFER_BY));
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"sub\":\"%s\",\"iat\":%d,\"exp\":%d%s,\"carrel\":\"%s.%d\"}",
        account,
        issuedAt.getEpochSecond(),
        expiresAt.getEpochSecond(),
        id == null ? "" : ",\"jti\":\"" + id + "\"",
        kind,
        epoch);
  }
}
