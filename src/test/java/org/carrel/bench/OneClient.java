package org.carrel.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** One reader app that asks for one address after the other, and how long it waits for each. */
final class OneClient {
  private final int port;
  private final List<byte[]> requests;
  private final Histogram waits = new Histogram();
  private final AtomicBoolean going = new AtomicBoolean(true);
  private int errors;

  OneClient(RunningCarrel carrel, Owner owner, List<String> paths) {
    this.port = carrel.target().port();
    this.requests =
        paths.stream().map(path -> owner.session().sign().apply(Call.get(path)).bytes()).toList();
  }

  /** Asks for so long, without a pause. */
  OneClient ask(long millis) throws IOException {
    long end = System.nanoTime() + millis * 1_000_000;
    try (Connection connection = new Connection(port)) {
      for (int i = 0; System.nanoTime() < end && going.get(); i++) {
        ask(connection, i);
      }
    }
    return this;
  }

  private void ask(Connection connection, int turn) throws IOException {
    long start = System.nanoTime();
    if (connection.exchange(requests.get(turn % requests.size())) != 200) {
      errors++;
    }
    waits.add((System.nanoTime() - start) / 1_000);
  }

  /** Asks ten times a second until it is stopped. */
  Thread askNowAndThen() {
    Thread thread = new Thread(this::nowAndThen, "one client");
    thread.start();
    return thread;
  }

  private void nowAndThen() {
    try (Connection connection = new Connection(port)) {
      for (int i = 0; going.get(); i++) {
        ask(connection, i);
        Thread.sleep(100);
      }
    } catch (IOException | InterruptedException e) {
      errors++;
    }
  }

  void stop() {
    going.set(false);
  }

  Verdict p99(double limit) {
    double millis = waits.micros(0.99) / 1000.0;
    Verdict verdict = Verdict.atMost("ms p99", limit, millis);
    String asked = Bar.text("%s, %d requests", verdict.text(), waits.total());
    return errors == 0
        ? new Verdict(asked, verdict.met())
        : new Verdict(asked + ", **" + errors + " errors**", false);
  }
}
