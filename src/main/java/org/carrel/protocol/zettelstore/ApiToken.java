package org.carrel.protocol.zettelstore;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.http.JsonText;
import org.carrel.identity.Account;
import org.carrel.identity.TokenMark;

/**
 * What a token says, in exactly one spelling: Zettelstore's claims in the order of their names, and
 * the one of ours. {@code _tk} is 1, an API token; Zettelstore's other kind lives in a cookie.
 *
 * @param subject the user name as it stands in JSON, quotes included
 */
record ApiToken(TokenMark mark, Instant issuedAt, Instant expiresAt, String subject, String zid) {
  static final String KIND = "zettelstore";

  /** Nodes share no clock: a token may have been issued that much later than now. */
  private static final Duration CLOCKS_DIFFER_BY = Duration.ofSeconds(60);

  private static final Pattern FORM =
      Pattern.compile(
          "\\{\"_tk\":1,\"carrel\":\"([^\"]{1,80})\",\"exp\":([1-9]\\d{0,10}),"
              + "\"iat\":([1-9]\\d{0,10}),\"sub\":(\"(?:[^\"\\\\]|\\\\.)*+\"),"
              + "\"zid\":\"(\\d{14})\"\\}");

  static ApiToken of(Account account, TokenMark mark, Instant issuedAt, Duration life) {
    return new ApiToken(
        mark, issuedAt, issuedAt.plus(life), JsonText.of(account.username()), account.zid());
  }

  /** Empty for anything that {@link #json()} does not write. */
  static Optional<ApiToken> parse(String json) {
    Matcher parts = FORM.matcher(json);
    return parts.matches()
        ? TokenMark.parse(parts.group(1))
            .filter(mark -> mark.kind().equals(KIND))
            .map(mark -> read(mark, parts))
        : Optional.empty();
  }

  private static ApiToken read(TokenMark mark, Matcher parts) {
    return new ApiToken(
        mark, seconds(parts.group(3)), seconds(parts.group(2)), parts.group(4), parts.group(5));
  }

  private static Instant seconds(String digits) {
    return Instant.ofEpochSecond(Long.parseLong(digits));
  }

  /** Whether the account still has the name and the number that the token says. */
  boolean names(Account account) {
    return subject.equals(JsonText.of(account.username())) && zid.equals(account.zid());
  }

  /**
   * Within its life, the last second included.
   *
   * @param life the longest that a token has
   */
  boolean holdsAt(Instant now, Duration life) {
    return !now.isAfter(expiresAt)
        && !expiresAt.isAfter(issuedAt.plus(life))
        && !issuedAt.isAfter(now.plus(CLOCKS_DIFFER_BY));
  }

  /** Whether less than a quarter of its life has passed. */
  boolean isYoungAt(Instant now) {
    Duration age = Duration.between(issuedAt, now);
    return age.multipliedBy(4).compareTo(Duration.between(issuedAt, expiresAt)) < 0;
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"_tk\":1,\"carrel\":\"%s\",\"exp\":%d,\"iat\":%d,\"sub\":%s,\"zid\":\"%s\"}",
        mark.text(),
        expiresAt.getEpochSecond(),
        issuedAt.getEpochSecond(),
        subject,
        zid);
  }
}
