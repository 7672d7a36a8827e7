package org.carrel.run;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Payara Micro in a process of its own, with the WAR at the root, or where a test wants it. */
final class Server implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(4);

  private final Process process;
  private final ServerLog log;
  private final RunSettings settings;

  private Server(Process process, ServerLog log, RunSettings settings) {
    this.process = process;
    this.log = log;
    this.settings = settings;
  }

  /** A server that a killed run has left over this data folder. */
  static void stopLeftover(RunSettings settings) throws IOException {
    Leftover.stop(pidFile(settings), settings.data().toString());
  }

  /** Returns at once; {@link #awaitReady()} says when it answers. */
  static Server launch(RunSettings settings, DatabaseAddress database) throws IOException {
    ServerCommand command = ServerCommand.of(settings);
    FileTree.delete(command.root()); // a kept domain.xml would refuse the same pool again
    ProcessBuilder builder = new ProcessBuilder(command.words());
    if (!builder.environment().containsKey("STUMP_ENABLE_PLAYGROUND")) {
      builder.environment().putIfAbsent("ENABLE_GRAPHQL_PLAYGROUND", "true");
    }
    builder.environment().putAll(ServerCommand.environment(settings.data(), database));
    Process process = builder.redirectErrorStream(true).start();
    Leftover.write(pidFile(settings), process);
    return new Server(
        process, ServerLog.follow(process.getInputStream(), settings.log()), settings);
  }

  private static Path pidFile(RunSettings settings) {
    return settings.data().resolve("server.pid");
  }

  /** What people have to know of it before they use it. */
  Optional<String> notice() {
    return log.unclaimed();
  }

  /**
   * HTTP opens before the deployment, and a failed deployment leaves the server running; so this
   * asks until a request is really answered.
   *
   * @throws CannotRun if the deployment failed
   */
  void awaitReady() throws InterruptedException {
    Readiness readiness = new Readiness(root());
    long limit = System.nanoTime() + START_LIMIT.toNanos();
    while (!readiness.answers()) {
      log.failure().ifPresent(reason -> giveUp(reason));
      if (!process.isAlive()) {
        giveUp("the server ended");
      }
      if (System.nanoTime() > limit) {
        giveUp("the server was not ready in " + START_LIMIT.toSeconds() + " s");
      }
      Thread.sleep(200);
    }
  }

  private void giveUp(String reason) {
    throw new CannotRun(reason + " (see " + settings.log() + ")");
  }

  void awaitEnd() throws InterruptedException {
    process.waitFor();
  }

  URI root() {
    return URI.create("http://127.0.0.1:" + settings.port() + ServerCommand.CONTEXT);
  }

  @Override
  public void close() {
    Leftover.stop(process.toHandle());
  }
}
