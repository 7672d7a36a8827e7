package org.carrel.identity;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one claim that a token of ours has beside its documented ones: whose it is, of which kind,
 * and of which epoch of the account.
 *
 * @param kind {@code a-z} and hyphens; a token of one kind never serves as another
 */
public record TokenMark(UUID account, String kind, int epoch) {
  /** The claim's name. */
  public static final String CLAIM = "carrel";

  private static final Pattern FORM =
      Pattern.compile(
          "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.([a-z-]{1,20})\\.(0|[1-9]\\d{0,8})");

  /** A mark for what is issued to the caller now. */
  public static TokenMark of(Caller caller, String kind) {
    return new TokenMark(caller.accountId(), kind, caller.epoch());
  }

  /** Empty for anything that {@link #text()} does not write. */
  public static Optional<TokenMark> parse(@Nullable Object claim) {
    if (!(claim instanceof String text)) {
      return Optional.empty();
    }
    Matcher parts = FORM.matcher(text);
    return parts.matches() ? Optional.of(read(parts)) : Optional.empty();
  }

  private static TokenMark read(Matcher parts) {
    return new TokenMark(
        UUID.fromString(parts.group(1)), parts.group(2), Integer.parseInt(parts.group(3)));
  }

  /** The claim's value. */
  public String text() {
    return account + "." + kind + "." + epoch;
  }
}
