package org.carrel.bench;

import java.util.Map;
import java.util.TreeMap;

/** What one connection counts. Not thread-safe. */
record Tally(Histogram times, Map<Integer, Long> statuses) {
  static final int FAILED = 0;

  Tally() {
    this(new Histogram(), new TreeMap<>());
  }

  void add(int status, long nanos) {
    times.add(nanos / 1000);
    statuses.merge(status, 1L, Long::sum);
  }

  void addAll(Tally other) {
    times.addAll(other.times);
    other.statuses.forEach((status, count) -> statuses.merge(status, count, Long::sum));
  }
}
