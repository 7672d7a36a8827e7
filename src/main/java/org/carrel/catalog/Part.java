package org.carrel.catalog;

import java.util.List;
import org.carrel.failure.Failure;

/**
 * Some of the answers to a question.
 *
 * @param total how many there are altogether; up to 5 seconds old
 */
public record Part<T>(List<T> items, long total) {
  public Part {
    items = List.copyOf(items);
  }

  /**
   * Which of them.
   *
   * @param offset how many to pass over
   * @param limit how many at most, 1 to 10,000
   */
  public record Range(long offset, int limit) {
    private static final int MOST = 10_000;

    /** As many as there may be at once. */
    public static final Range MANY = new Range(0, MOST);

    /**
     * @throws Failure INVALID for another limit or an offset below 0
     */
    public Range {
      if (limit < 1 || limit > MOST || offset < 0) {
        throw Failure.invalid("A page has 1 to 10,000 items and does not begin before the first.");
      }
    }
  }
}
