package org.carrel.bench;

/** Counts of durations in microseconds, each kept to within 1/32 of itself. Not thread-safe. */
final class Histogram {
  private static final int EXACT = 64;
  private static final int STEPS = 32;

  private final long[] counts = new long[EXACT + STEPS * 57];
  private long total;

  void add(long micros) {
    counts[slot(Math.max(0, micros))]++;
    total++;
  }

  void addAll(Histogram other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    total += other.total;
  }

  long total() {
    return total;
  }

  /** The duration that the given part (0 to 1) of all did not exceed; 0 if there was none. */
  long micros(double part) {
    long rank = (long) Math.ceil(part * total);
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= rank && seen > 0) {
        return highest(i);
      }
    }
    return 0;
  }

  private static int slot(long micros) {
    if (micros < EXACT) {
      return (int) micros;
    }
    int shift = 58 - Long.numberOfLeadingZeros(micros);
    return EXACT + (shift - 1) * STEPS + (int) (micros >> shift) - STEPS;
  }

  private static long highest(int slot) {
    if (slot < EXACT) {
      return slot;
    }
    int shift = (slot - EXACT) / STEPS + 1;
    int step = STEPS + (slot - EXACT) % STEPS;
    return ((step + 1L) << shift) - 1;
  }
}
