package org.carrel.bench;

/** A number beside its bar. */
record Verdict(String text, boolean met) {

  static Verdict atMost(String unit, double limit, double value) {
    return new Verdict(Bar.text("%.1f of at most %.1f %s", value, limit, unit), value <= limit);
  }

  @Override
  public String toString() {
    return text + (met ? ": met" : ": **missed**");
  }
}
