package org.carrel.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The run command in a process of its own, as Maven would have it. */
public final class Launcher implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final String SERVER = "carrel.server.jvm";

  private final Process process;
  private final Path console;

  private Launcher(Process process, Path console) {
    this.process = process;
    this.console = console;
  }

  /** With the server as this build has it, see {@code carrel.server.jvm} in the pom. */
  public static Launcher start(Map<String, String> environment) throws IOException {
    return start(environment, List.of(server()));
  }

  /**
   * The same with the WAR elsewhere on its host.
   *
   * @param context a path with a slash before it
   */
  public static Launcher start(Map<String, String> environment, String context) throws IOException {
    return start(environment, List.of(server(), "-Dcarrel.server.context=" + context));
  }

  private static String server() {
    return "-Dcarrel.server.jvm=" + System.getProperty(SERVER, "-Xmx512m");
  }

  /** With the server as people have it. */
  static Launcher startAsShipped(Map<String, String> environment) throws IOException {
    return start(environment, List.of());
  }

  private static Launcher start(Map<String, String> environment, List<String> options)
      throws IOException {
    Path console = Files.createTempFile("carrel-run", ".txt");
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
    words.addAll(options);
    words.addAll(
        List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Run.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().keySet().removeIf(name -> name.startsWith("CARREL_"));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(console.toFile());
    return new Launcher(builder.start(), console);
  }

  /** All that it has printed, after it said that it is ready or ended. */
  public String awaitWord() throws IOException, InterruptedException {
    long limit = System.nanoTime() + LIMIT.toNanos();
    while (process.isAlive() && !console().contains("ready") && System.nanoTime() < limit) {
      Thread.sleep(100);
    }
    return console();
  }

  String console() throws IOException {
    return Files.readString(console);
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the run did not end");
    }
    return process.exitValue();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** As Ctrl-C or a service manager ends it; returns when it is gone. */
  @Override
  public void close() {
    Leftover.stop(process.toHandle());
  }
}
