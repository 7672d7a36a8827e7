package org.carrel.collecting;

import java.util.Optional;
import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What a smart list is to be.
 *
 * @param audience empty leaves it as it is; a new list is private
 * @param filters text that only its door reads
 */
public record SmartListPlan(
    String name,
    @Nullable String description,
    Optional<Audience> audience,
    SmartList.Joiner joiner,
    SmartList.Grouping grouping,
    String filters) {
  private static final int LONGEST = 20_000;

  /**
   * @throws Failure INVALID for a name that is none, or filters beyond 20,000 characters
   */
  public SmartListPlan {
    name = Wording.name(name);
    description = Wording.text(description);
    if (filters.length() > LONGEST) {
      throw Failure.invalid("The filters of a list have at most 20,000 characters.");
    }
  }
}
