package org.carrel.http.graphql;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes all outboxes of this node hold together. */
final class Unsent {
  private static final long MOST = 64L << 20;

  private final AtomicLong bytes = new AtomicLong();
  private final long most;

  Unsent() {
    this(MOST);
  }

  Unsent(long most) {
    this.most = most;
  }

  /**
   * @param count less than nothing for what has gone
   */
  void add(long count) {
    bytes.addAndGet(count);
  }

  boolean isFull() {
    return bytes.get() > most;
  }
}
