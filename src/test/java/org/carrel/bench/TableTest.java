package org.carrel.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TableTest {
  private final Table table = new Table();

  @Test
  void setsAPriceBesideItsBars() {
    table.addAll(
        List.of(
            trial(100, 125, 50, "feed", Bar.cpuAtMost(1.5)),
            trial(100, 200, 50, "cover", Bar.perCpuSecond(10_000))));

    assertThat(table.toString())
        .contains(
            "| feed | 100 | 1.250 | 800 | 0.500 | 3.0 | 9.0 | 1.25 of at most 1.50 ms CPU: met |")
        .contains("500 of at least 10,000 a CPU second: **missed** |");
  }

  @Test
  void comparesRowsWhicheverComesFirst() {
    table.addAll(
        List.of(
            trial(100, 120, 900, "with key", Bar.timesServer(1.3, "off")),
            trial(100, 100, 100, "off"),
            trial(100, 100, 400, "large", Bar.timesBoth(1.5, "off"))));

    assertThat(table.toString())
        .contains("1.20 of at most 1.30 × off: met")
        .contains("2.50 of at most 1.50 × off: **missed**");
  }

  @Test
  void addsTheLastTwoRoundsUp() {
    table.addAll(List.of(trial(100, 100, 0, "feed").then(round(300, 292, 0, 0))));

    assertThat(table.get("feed").perSecond()).isEqualTo(200);
    assertThat(table.get("feed").serverCpu()).isEqualTo(0.98);
    assertThat(table.get("feed").settled()).isTrue();
  }

  @Test
  void marksWhatDidNotSettleOrFailed() {
    table.addAll(List.of(trial(100, 100, 0, "wild").then(round(100, 300, 0, 3))));

    assertThat(table.toString()).contains("| ~2.000 |").contains("**3 errors**");
  }

  @Test
  void holdsWhatIsNoRequest() {
    table.add("start", Verdict.atMost("s", 45, 30));

    assertThat(table.toString())
        .contains("| start | – | – | – | – | – | – | 30.0 of at most 45.0 s: met |");
  }

  private static Trial trial(
      long requests, double server, double database, String name, Bar... bars) {
    Target nowhere = new Target(new Watched(ProcessHandle.current()), 0);
    Kind kind = Kind.of(name, nowhere, Call.get("/")).heldTo(bars);
    return Trial.first(kind, round(requests, server, database, 0));
  }

  private static Round round(long requests, double server, double database, long errors) {
    return new Round(new LoadReport(requests, 1, 3, 9, Map.of()), server, database, errors);
  }
}
