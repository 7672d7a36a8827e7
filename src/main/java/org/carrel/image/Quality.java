package org.carrel.image;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How faithfully an image is written.
 *
 * @param percent from 1 to 100
 * @param maxBytes null for any size
 */
record Quality(int percent, @Nullable Integer maxBytes, boolean lossless) {
  private static final int STANDARD = 82;

  /** What is tried to stay below a size: 80, and less by a quarter, a half and three quarters. */
  private static final List<Double> STEPS = List.of(1.0, 0.75, 0.5, 0.25);

  private static final int LEAST = 10;

  static Quality of(List<Filter> filters) {
    Quality quality = new Quality(STANDARD, null, false);
    for (Filter filter : filters) {
      Arguments arguments = Arguments.of(filter);
      quality =
          switch (filter.name()) {
            case "quality" -> quality.at(arguments.whole(0, STANDARD));
            case "max_bytes" -> quality.below(arguments.whole(0, 0));
            case "lossless" -> new Quality(quality.percent, quality.maxBytes, true);
            default -> quality;
          };
    }
    return quality;
  }

  private Quality at(int wanted) {
    return new Quality(Math.max(1, Math.min(100, wanted)), maxBytes, lossless);
  }

  private Quality below(int bytes) {
    return new Quality(percent, bytes > 0 ? bytes : null, lossless);
  }

  /** The next ones to try, should this one give too many bytes. */
  List<Quality> steps() {
    int from = Math.min(80, percent);
    return STEPS.stream().map(share -> at(Math.max(LEAST, (int) (from * share)))).toList();
  }

  float share() {
    return percent / 100f;
  }
}
