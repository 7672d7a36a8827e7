package org.carrel.identity;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an account may not see.
 *
 * @param openLibrariesOnly guests and self-registered accounts see only libraries marked open
 * @param ageLimit books rated above this age, in years, are hidden; null hides none
 * @param unratedHidden whether the age limit hides books without a rating too
 * @param rules all of which a book has to pass
 * @param beside another account, whose closed libraries are closed here, too; null for none
 */
public record Limits(
    boolean openLibrariesOnly,
    @Nullable Integer ageLimit,
    boolean unratedHidden,
    List<ContentRule> rules,
    @Nullable UUID beside) {
  public static final Limits NONE = new Limits(false, null, false);

  public Limits {
    rules = List.copyOf(rules);
  }

  public Limits(boolean openLibrariesOnly, @Nullable Integer ageLimit, boolean unratedHidden) {
    this(openLibrariesOnly, ageLimit, unratedHidden, List.of());
  }

  public Limits(
      boolean openLibrariesOnly,
      @Nullable Integer ageLimit,
      boolean unratedHidden,
      List<ContentRule> rules) {
    this(openLibrariesOnly, ageLimit, unratedHidden, rules, null);
  }

  /** These and those of somebody who looks on. */
  Limits shownTo(UUID onlooker, Limits theirs) {
    Limits both = and(theirs);
    return new Limits(
        both.openLibrariesOnly, both.ageLimit, both.unratedHidden, both.rules, onlooker);
  }

  /** What neither may see; a rule of both counts once. */
  Limits and(Limits others) {
    Set<ContentRule> all = new LinkedHashSet<>(rules);
    all.addAll(others.rules);
    return new Limits(
        openLibrariesOnly || others.openLibrariesOnly,
        lesser(ageLimit, others.ageLimit),
        unratedHidden || others.unratedHidden,
        List.copyOf(all),
        beside);
  }

  private static @Nullable Integer lesser(@Nullable Integer one, @Nullable Integer other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return Math.min(one, other);
  }
}
