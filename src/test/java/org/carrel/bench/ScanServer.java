package org.carrel.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.carrel.http.JsonText;
import org.carrel.it.Answer;
import org.carrel.it.Client;
import org.jspecify.annotations.Nullable;

/** A server of its own whose scans are watched from outside. */
record ScanServer(RunningCarrel carrel, Owner owner) {
  private static final int POLL_MILLIS = 100;

  static ScanServer start(Launch launch) throws IOException, InterruptedException {
    RunningCarrel carrel = launch.start();
    return new ScanServer(carrel, Owner.claim(carrel.uri()));
  }

  /** Over the same data, after it was stopped or killed. */
  ScanServer again(Launch launch) throws IOException, InterruptedException {
    return new ScanServer(launch.start(), owner);
  }

  /** Makes a library that is scanned at once. */
  Scan library(String name, Path folder) {
    Map<String, Object> wanted = Map.of("name", name, "path", folder.toString(), "watch", false);
    Answer made = post("/api/v2/libraries", JsonText.of(wanted), 201);
    return new Scan(made.member("id"), member(made.json().get("scan"), "id"));
  }

  Scan scan(Scan earlier) {
    Answer asked = post("/api/v2/libraries/" + earlier.library() + "/scan", "", 200);
    return new Scan(earlier.library(), asked.member("id"));
  }

  record Scan(String library, String id) {}

  /** How far a scan is; times in nanoseconds of this process. */
  record State(long at, String state, String phase, int files, int done) {
    boolean isOver() {
      return !state.equals("QUEUED") && !state.equals("RUNNING");
    }

    boolean isPast(double part) {
      return isOver() || phase.equals("REMOVING") || files > 0 && done >= part * files;
    }
  }

  State state(Scan scan) {
    Answer answer = client().get("/api/v2/scans/" + scan.id(), bearer());
    Map<String, Object> told = answer.json();
    return new State(
        System.nanoTime(),
        answer.member("state"),
        answer.member("phase"),
        number(told.get("files")),
        number(told.get("done")));
  }

  /** Looks again and again until it is as wanted; notes what it sees. */
  ScanTimes follow(Scan scan, Predicate<State> wanted) throws InterruptedException {
    ScanTimes times = new ScanTimes();
    State state = state(scan);
    times.see(state);
    while (!wanted.test(state)) {
      Thread.sleep(POLL_MILLIS);
      state = state(scan);
      times.see(state);
    }
    return times;
  }

  /** Of the server and its database. */
  double cpuMillis() {
    return carrel.server().cpuMillis() + carrel.database().orElseThrow().cpuMillis();
  }

  Reader reader() {
    return new Reader(client(), owner);
  }

  private Client client() {
    return new Client(carrel.uri());
  }

  private Answer post(String path, String json, int status) {
    Answer answer = client().postJson(path, json, bearer());
    if (answer.status() != status) {
      throw new IllegalStateException(path + " answers " + answer);
    }
    return answer;
  }

  private String[] bearer() {
    return new String[] {"Authorization", "Bearer " + owner.token()};
  }

  private static int number(@Nullable Object value) {
    return Integer.parseInt(String.valueOf(value));
  }

  private static String member(@Nullable Object object, String name) {
    return String.valueOf(((Map<?, ?>) Objects.requireNonNull(object)).get(name));
  }
}
