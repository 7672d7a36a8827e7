package org.carrel.catalog;

/** What a step of a scan came to. */
record Tally(int added, int changed, int moved, int removed) {
  static final Tally NOTHING = new Tally(0, 0, 0, 0);
  static final Tally ADDED = new Tally(1, 0, 0, 0);
  static final Tally CHANGED = new Tally(0, 1, 0, 0);
  static final Tally MOVED = new Tally(0, 0, 1, 0);

  static Tally removed(int count) {
    return new Tally(0, 0, 0, count);
  }

  Tally plus(Tally other) {
    return new Tally(
        added + other.added, changed + other.changed, moved + other.moved, removed + other.removed);
  }
}
