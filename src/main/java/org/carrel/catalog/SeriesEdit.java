package org.carrel.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.format.Credit;
import org.jspecify.annotations.Nullable;

/**
 * What an editor tells of a series otherwise; what is not named stays.
 *
 * @param values texts and whole numbers; null tells nothing
 * @param lists of names; an empty one tells nothing
 */
public record SeriesEdit(
    Map<SeriesField, @Nullable Object> values,
    Map<Credit, List<String>> lists,
    Optional<List<Collected>> collected) {

  /** Some issues of another series. */
  public record Collected(
      @Nullable String series,
      @Nullable String comicId,
      @Nullable String issueId,
      @Nullable String issues) {}
}
