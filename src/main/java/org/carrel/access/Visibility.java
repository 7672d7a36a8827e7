package org.carrel.access;

import java.util.List;
import java.util.UUID;
import org.carrel.identity.ContentRule;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the catalogue somebody sees.
 *
 * @param accountId whose exclusions apply
 * @param everything no limit at all, the owner; the rest is then meaningless
 * @param openLibrariesOnly only libraries marked open
 * @param ageLimit books rated above this age, in years, are hidden; null hides none
 * @param unratedHidden whether the age limit hides unrated books too
 * @param rules all of which a book has to pass
 * @param beside another account whose exclusions apply, too; null for none
 */
public record Visibility(
    UUID accountId,
    boolean everything,
    boolean openLibrariesOnly,
    @Nullable Integer ageLimit,
    boolean unratedHidden,
    List<ContentRule> rules,
    @Nullable UUID beside) {
  /** No limit at all: for what is done for nobody in particular, never for a caller. */
  public static final Visibility ALL = new Visibility(new UUID(0, 0), true, false, null, false);

  public Visibility {
    rules = List.copyOf(rules);
  }

  public Visibility(
      UUID accountId,
      boolean everything,
      boolean openLibrariesOnly,
      @Nullable Integer ageLimit,
      boolean unratedHidden) {
    this(accountId, everything, openLibrariesOnly, ageLimit, unratedHidden, List.of());
  }

  public Visibility(
      UUID accountId,
      boolean everything,
      boolean openLibrariesOnly,
      @Nullable Integer ageLimit,
      boolean unratedHidden,
      List<ContentRule> rules) {
    this(accountId, everything, openLibrariesOnly, ageLimit, unratedHidden, rules, null);
  }

  /**
   * Whether an age limit or rules hide books. Then all is hidden that nobody rates or marks, too:
   * pictures beside the books, names of files.
   */
  public boolean ratedOnly() {
    return !everything && (ageLimit != null || !rules.isEmpty());
  }
}
