package org.carrel.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Starts Carrel on a free port, with its data in a folder of its own. */
record Launch(Path data, Path payaraMicro, Map<String, String> environment) {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int POLL_MILLIS = 50;

  /** Gives it back when it is ready. */
  RunningCarrel start() throws IOException, InterruptedException {
    int port = freePort();
    Path output = Files.createDirectories(data).resolve("launcher.log");
    ProcessBuilder builder =
        Jvm.of("-cp", payaraMicro + File.pathSeparator + Jvm.classPath(), "org.carrel.run.Run");
    builder.environment().put("CARREL_PORT", String.valueOf(port));
    builder.environment().put("CARREL_DATA", data.toString());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Instant started = Instant.now();
    Process launcher = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> RunningCarrel.stop(launcher)));
    awaitReady(launcher, output);
    return new RunningCarrel(launcher, started, Instant.now(), port);
  }

  private static void awaitReady(Process launcher, Path output)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!Files.readString(output).contains("Carrel is ready")) {
      if (!launcher.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("Carrel did not start: " + Files.readString(output));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
