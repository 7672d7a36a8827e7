package org.carrel.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.format.Credit;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a book beyond what every list shows.
 *
 * @param titleSort what somebody wants it sorted by
 * @param printedPages how many pages somebody says it has in print
 * @param credits a kind without any is missing
 * @param locked names of fields that a scan leaves alone
 */
public record BookDetail(
    @Nullable String titleSort,
    @Nullable Integer printedPages,
    @Nullable Integer volume,
    @Nullable String kind,
    @Nullable String notes,
    @Nullable String seriesGroup,
    @Nullable String storyArc,
    @Nullable BigDecimal storyArcNumber,
    Map<Credit, List<String>> credits,
    Set<String> locked) {

  /** In the book's order; may be empty. */
  public List<String> names(Credit credit) {
    return credits.getOrDefault(credit, List.of());
  }
}
