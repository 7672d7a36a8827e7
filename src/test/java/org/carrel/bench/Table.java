package org.carrel.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything measured in a run, in the order it was measured, as one table in Markdown. */
final class Table {
  private static final String HEAD =
      """
      | request | requests/s | server CPU ms | per CPU second | database CPU ms | p50 ms | p99 ms | bar |
      |---|--:|--:|--:|--:|--:|--:|---|
      """;

  private final Map<String, Measurement> measurements = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();

  /** Enters all before it judges any, since one row may be held against another. */
  void addAll(List<Trial> trials) {
    trials.forEach(trial -> measurements.put(trial.kind().name(), trial.result()));
    trials.forEach(trial -> lines.add(line(trial.kind(), trial.result())));
  }

  /** What is not a price of a request. */
  void add(String what, Verdict verdict) {
    note(what, verdict.toString());
  }

  /** What is held to no bar. */
  void note(String what, String text) {
    lines.add("| %s | – | – | – | – | – | – | %s |".formatted(what, text));
  }

  Measurement get(String name) {
    Measurement found = measurements.get(name);
    if (found == null) {
      throw new IllegalArgumentException("not measured: " + name);
    }
    return found;
  }

  private String line(Kind kind, Measurement m) {
    return Bar.text(
        "| %s | %,.0f | %s%.3f | %,.0f | %.3f | %.1f | %.1f | %s |",
        kind.name(),
        m.perSecond(),
        m.settled() ? "" : "~",
        m.serverCpu(),
        m.perCpuSecond(),
        m.databaseCpu(),
        m.p50(),
        m.p99(),
        judged(kind, m));
  }

  private String judged(Kind kind, Measurement m) {
    Stream<String> errors =
        m.errors() == 0 ? Stream.empty() : Stream.of("**" + m.errors() + " errors**");
    Stream<String> verdicts = kind.bars().stream().map(bar -> bar.judge(m, this).toString());
    return Stream.concat(errors, verdicts).collect(Collectors.joining("; "));
  }

  @Override
  public String toString() {
    return Stream.concat(Stream.of(HEAD.strip()), lines.stream())
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
