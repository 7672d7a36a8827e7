package org.carrel.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account may not see.
 *
 * @param openLibrariesOnly guests and self-registered accounts see only libraries marked open
 * @param ageLimit books rated above this age, in years, are hidden; null hides none
 * @param unratedHidden whether the age limit hides books without a rating too
 * @param rules all of which a book has to pass
 */
public record Limits(
    boolean openLibrariesOnly,
    @Nullable Integer ageLimit,
    boolean unratedHidden,
    List<ContentRule> rules) {
  public static final Limits NONE = new Limits(false, null, false);

  public Limits {
    rules = List.copyOf(rules);
  }

  public Limits(boolean openLibrariesOnly, @Nullable Integer ageLimit, boolean unratedHidden) {
    this(openLibrariesOnly, ageLimit, unratedHidden, List.of());
  }
}
