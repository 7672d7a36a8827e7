package org.carrel.identity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.carrel.failure.Failure;

/**
 * Hides books by what they are marked with.
 *
 * @param values at least one; case, width and doubled blanks do not count
 * @param unsetHidden whether a book that has nothing of the dimension is hidden, too
 */
public record ContentRule(
    Dimension dimension, Mode mode, List<String> values, boolean unsetHidden) {
  private static final int MOST_RULES = 20;
  private static final int MOST_VALUES = 200;
  private static final int LONGEST = 255;

  /** What is looked at: of a book, and of its series. */
  public enum Dimension {
    TAG,
    PUBLISHER,
    GENRE
  }

  /** What the values mean. */
  public enum Mode {
    /** A book that has one of them is hidden. */
    EXCLUDE,
    /** A book that has something else and none of them is hidden. */
    ONLY
  }

  /**
   * @throws Failure INVALID for no value, or one that is empty, longer than 255 characters or holds
   *     a control character
   */
  public ContentRule {
    Set<String> distinct = new LinkedHashSet<>();
    for (String value : values) {
      distinct.add(checked(value));
    }
    if (distinct.isEmpty()) {
      throw Failure.invalid("A rule has at least one value.");
    }
    values = List.copyOf(distinct);
  }

  private static String checked(String value) {
    String shown = value.strip();
    boolean usable = !shown.isEmpty() && shown.length() <= LONGEST;
    if (!usable || shown.chars().anyMatch(Character::isISOControl)) {
      throw Failure.invalid("A value of a rule has 1 to 255 characters.");
    }
    return shown;
  }

  /** Different for different rules, also in a list: no value has more than one line. */
  @Override
  public String toString() {
    return "\n"
        + dimension
        + " "
        + mode
        + " "
        + unsetHidden
        + "\n"
        + String.join("\n", values)
        + "\n";
  }

  /**
   * @throws Failure INVALID for more than 20 rules, or 200 values in all
   */
  static List<ContentRule> checked(List<ContentRule> rules) {
    List<String> values = new ArrayList<>();
    rules.forEach(rule -> values.addAll(rule.values()));
    if (rules.size() > MOST_RULES || values.size() > MOST_VALUES) {
      throw Failure.invalid("An account has at most 20 rules, with 200 values in all.");
    }
    return List.copyOf(rules);
  }
}
