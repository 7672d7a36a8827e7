package org.carrel.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures kinds of requests in turn, so that a server that grows faster, or a machine that grows
 * slower, does so for all of them alike; goes on until two rounds of each agree.
 *
 * @param millis how long a round takes
 * @param mostRounds when it gives up; what has not settled by then is marked
 */
record Meter(LoadProcess load, Watched database, int millis, int mostRounds, Residence residence) {
  private static final int FEWEST_ROUNDS = 3;

  List<Trial> measure(List<Kind> kinds) throws IOException {
    List<Trial> trials = new ArrayList<>();
    for (Kind kind : kinds) {
      trials.add(Trial.first(kind, round(kind)));
    }
    for (int done = 1; done < mostRounds && goesOn(done, trials); done++) {
      for (int i = 0; i < trials.size(); i++) {
        trials.set(i, trials.get(i).then(round(trials.get(i).kind())));
      }
    }
    return trials;
  }

  /** Drives servers of different pasts for as long each, so that neither is the colder one. */
  void warm(List<Kind> kinds) throws IOException {
    for (int done = 0; done < mostRounds; done++) {
      for (Kind kind : kinds) {
        round(kind);
      }
    }
  }

  private static boolean goesOn(int done, List<Trial> trials) {
    return done < FEWEST_ROUNDS || !trials.stream().allMatch(Trial::settled);
  }

  Round round(Kind kind) throws IOException {
    Watched server = kind.target().server();
    double serverBefore = server.cpuMillis();
    double databaseBefore = database.cpuMillis();
    LoadReport report = load.run(kind.order(millis));
    residence.see(server);
    return new Round(
        report,
        server.cpuMillis() - serverBefore,
        database.cpuMillis() - databaseBefore,
        report.otherThan(kind.status()));
  }
}
