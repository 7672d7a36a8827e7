package org.carrel.bench;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What a row must hold. */
sealed interface Bar {

  Verdict judge(Measurement own, Table table);

  /** A number of the row itself. */
  record AtMost(String unit, double limit, ToDoubleFunction<Measurement> number) implements Bar {
    @Override
    public Verdict judge(Measurement own, Table table) {
      double value = number.applyAsDouble(own);
      return new Verdict(text("%.2f of at most %.2f %s", value, limit, unit), value <= limit);
    }
  }

  /** The same for a number that must not be small. */
  record AtLeast(String unit, double limit, ToDoubleFunction<Measurement> number) implements Bar {
    @Override
    public Verdict judge(Measurement own, Table table) {
      double value = number.applyAsDouble(own);
      return new Verdict(text("%,.0f of at least %,.0f %s", value, limit, unit), value >= limit);
    }
  }

  /** The CPU of this row against that of another of the same run. */
  record Ratio(String other, double limit, ToDoubleFunction<Measurement> number) implements Bar {
    @Override
    public Verdict judge(Measurement own, Table table) {
      double value = number.applyAsDouble(own) / number.applyAsDouble(table.get(other));
      return new Verdict(text("%.2f of at most %.2f × %s", value, limit, other), value <= limit);
    }
  }

  static Bar cpuAtMost(double millis) {
    return new AtMost("ms CPU", millis, Measurement::serverCpu);
  }

  static Bar perCpuSecond(double requests) {
    return new AtLeast("a CPU second", requests, Measurement::perCpuSecond);
  }

  static Bar p99AtMost(double millis) {
    return new AtMost("ms p99", millis, Measurement::p99);
  }

  /** The server's CPU: what a way in adds. */
  static Bar timesServer(double limit, String other) {
    return new Ratio(other, limit, Measurement::serverCpu);
  }

  /** The server's and the database's CPU: what the size of the catalogue adds. */
  static Bar timesBoth(double limit, String other) {
    return new Ratio(other, limit, Measurement::bothCpu);
  }

  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
