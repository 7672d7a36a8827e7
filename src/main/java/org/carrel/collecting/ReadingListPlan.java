package org.carrel.collecting;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.failure.Failure;

/**
 * What a reading list is to be.
 *
 * @param audience empty leaves it as it is; a new list is private
 * @param books in their order, each counted once
 */
public record ReadingListPlan(String name, Optional<Audience> audience, List<UUID> books) {
  static final int MOST = 1_000;

  /**
   * @throws Failure INVALID for a name that is none, or more than 1,000 books
   */
  public ReadingListPlan {
    name = Wording.name(name);
    books = books.stream().distinct().toList();
    if (books.size() > MOST) {
      throw Failure.invalid("A list has at most 1,000 books.");
    }
  }
}
