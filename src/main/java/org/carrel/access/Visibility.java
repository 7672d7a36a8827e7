package org.carrel.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the catalogue somebody sees.
 *
 * @param accountId whose exclusions apply
 * @param everything no limit at all, the owner; the rest is then meaningless
 * @param openLibrariesOnly only libraries marked open
 * @param ageLimit books rated above this age, in years, are hidden; null hides none
 * @param unratedHidden whether the age limit hides unrated books too
 */
public record Visibility(
    UUID accountId,
    boolean everything,
    boolean openLibrariesOnly,
    @Nullable Integer ageLimit,
    boolean unratedHidden) {
  /** No limit at all: for what is done for nobody in particular, never for a caller. */
  public static final Visibility ALL = new Visibility(new UUID(0, 0), true, false, null, false);
}
