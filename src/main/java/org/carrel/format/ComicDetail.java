package org.carrel.format;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What comics tell beyond what every book tells.
 *
 * @param volume of the series
 * @param kind such as {@code TBP} or {@code One-Shot}
 * @param credits by kind, in the file's order; a kind without any is missing
 * @see <a href="https://anansi-project.github.io/docs/comicinfo/documentation">ComicInfo</a>
 */
public record ComicDetail(
    @Nullable Integer volume,
    @Nullable String kind,
    @Nullable String notes,
    @Nullable String seriesGroup,
    @Nullable String storyArc,
    @Nullable BigDecimal storyArcNumber,
    Map<Credit, List<String>> credits) {
  public static final ComicDetail NONE =
      new ComicDetail(null, null, null, null, null, null, Map.of());

  public ComicDetail {
    EnumMap<Credit, List<String>> copy = new EnumMap<>(Credit.class);
    credits.forEach((credit, names) -> copy.put(credit, List.copyOf(names)));
    credits = Collections.unmodifiableMap(copy);
  }
}
