package org.carrel.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.carrel.run.DatabaseAddress;

/** Carrel as its own launcher runs it, in a process of its own, until {@link #stop}. */
final class RunningCarrel {
  private final Process launcher;
  private final Instant started;
  private final Instant ready;
  private final Watched server;
  private final int port;

  RunningCarrel(Process launcher, Instant started, Instant ready, int port) {
    this.launcher = launcher;
    this.started = started;
    this.ready = ready;
    this.port = port;
    this.server = child("carrel.war").orElseThrow();
  }

  Target target() {
    return new Target(server, port);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  Watched server() {
    return server;
  }

  /** The MariaDB that this launcher started; none if it was given one. */
  Optional<Watched> database() {
    return child("mariadbd");
  }

  /** From the launcher's start to its ready line. */
  Duration launchTime() {
    return Duration.between(started, ready);
  }

  /** From the server's start to the ready line, so without the database's. */
  Duration serverTime() {
    return Duration.between(server.start(), ready);
  }

  /** The database as the launcher told it to the server. */
  DatabaseAddress databaseAddress() throws IOException {
    return new DatabaseAddress(
        told("CARREL_DB_HOST"),
        Integer.parseInt(told("CARREL_DB_PORT")),
        told("CARREL_DB_NAME"),
        told("CARREL_DB_USER"),
        told("CARREL_DB_PASSWORD"));
  }

  private String told(String name) throws IOException {
    return server.environment(name).orElseThrow();
  }

  private Optional<Watched> child(String argument) {
    return launcher
        .descendants()
        .map(Watched::new)
        .filter(process -> process.runsWith(argument))
        .findFirst();
  }

  void stop() {
    stop(launcher);
  }

  /** The launcher stops what it started when it is asked to end. */
  static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
