package org.carrel.protocol.imagor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carrel.image.Filter;
import org.carrel.image.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * How long an answer may be kept.
 *
 * @param forOneOnly whether no shared cache may keep it
 */
record Lifetime(Duration kept, boolean forOneOnly) {
  private static final Duration STANDARD = Duration.ofDays(7);
  private static final Duration STALE = Duration.ofDays(1);

  /**
   * By the filters {@code expire} and {@code max_age}, the shorter of which counts, and by what the
   * client asks for.
   *
   * @param asked the request's Cache-Control
   * @return empty if it has expired
   */
  static Optional<Lifetime> of(Parameters parameters, @Nullable String asked, Instant now) {
    Optional<Duration> left =
        number(parameters, "expire").map(end -> Duration.between(now, Instant.ofEpochMilli(end)));
    if (left.filter(time -> time.isNegative() || time.isZero()).isPresent()) {
      return Optional.empty();
    }
    if (asked != null && asked.contains("no-cache")) {
      return Optional.of(new Lifetime(Duration.ZERO, true));
    }
    Duration most = number(parameters, "max_age").map(Duration::ofSeconds).orElse(STANDARD);
    Duration kept = left.filter(time -> time.compareTo(most) < 0).orElse(most);
    boolean forOneOnly = left.isPresent() || asked != null && asked.contains("private");
    return Optional.of(new Lifetime(kept, forOneOnly));
  }

  private static Optional<Long> number(Parameters parameters, String filter) {
    return parameters
        .filter(filter)
        .map(Filter::args)
        .map(String::strip)
        .filter(digits -> digits.matches("\\d{1,15}"))
        .map(Long::valueOf);
  }

  Lifetime forOne() {
    return new Lifetime(kept, true);
  }

  String cacheControl() {
    if (kept.isZero()) {
      return "private, no-cache, no-store, must-revalidate";
    }
    long seconds = kept.toSeconds();
    if (forOneOnly) {
      return "private, max-age=" + seconds + ", no-transform";
    }
    String stale = STALE.compareTo(kept) < 0 ? ", stale-while-revalidate=" + STALE.toSeconds() : "";
    return "public, s-maxage=%1$d, max-age=%1$d, no-transform%2$s".formatted(seconds, stale);
  }
}
