package org.carrel.bench;

import java.util.ArrayList;
import java.util.List;

/** When a scan was how far. */
final class ScanTimes {
  private final List<ScanServer.State> seen = new ArrayList<>();

  void see(ScanServer.State state) {
    seen.add(state);
  }

  ScanServer.State last() {
    return seen.get(seen.size() - 1);
  }

  double seconds() {
    return (last().at() - seen.get(0).at()) / 1e9;
  }

  double perSecond() {
    return last().files() / seconds();
  }

  /** How many times as long the last tenth of the files took as the first. */
  double growth() {
    return (at(1) - at(0.9)) / (at(0.1) - at(0));
  }

  /** When that part of the files was done, between two looks in a straight line. */
  private double at(double part) {
    int files = last().files();
    double wanted = part * files;
    ScanServer.State before = seen.get(0);
    for (ScanServer.State state : seen) {
      boolean reading = !state.phase().equals("COUNTING");
      int done = state.isPast(1) ? files : state.done();
      if (reading && done >= wanted) {
        int then = before.phase().equals("COUNTING") ? 0 : before.done();
        double share = done == then ? 1 : (wanted - then) / (done - then);
        return before.at() + share * (state.at() - before.at());
      }
      before = state;
    }
    return last().at();
  }
}
