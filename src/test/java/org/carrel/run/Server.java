package org.carrel.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Payara Micro in a process of its own, with the WAR at the root. */
final class Server {
  private static final Duration START_LIMIT = Duration.ofMinutes(4);

  /** What the server's start listener logs when it refuses to start; the reason follows. */
  private static final String REFUSAL = "Carrel cannot start: ";

  private final Process process;
  private final RunSettings settings;

  private Server(Process process, RunSettings settings) {
    this.process = process;
    this.settings = settings;
  }

  static Server start(RunSettings settings, DatabaseAddress database) throws IOException {
    Path root = settings.data().resolve("payara");
    FileTree.delete(root);
    ProcessBuilder builder = new ProcessBuilder(command(settings, root));
    builder.environment().putAll(environment(settings, database));
    builder.redirectErrorStream(true).redirectOutput(settings.log().toFile());
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process), "stop-server"));
    return new Server(process, settings);
  }

  private static List<String> command(RunSettings settings, Path root) {
    return Stream.of(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
            List.of(System.getProperty("carrel.server.jvm", "-Xmx512m").split(" ")),
            List.of("-jar", ClassPathJar.of("fish.payara.micro.PayaraMicro").toString()),
            List.of("--port", String.valueOf(settings.port()), "--rootdir", root.toString()),
            List.of("--nohazelcast", "--disablephonehome"),
            List.of("--addlibs", ClassPathJar.of("org.mariadb.jdbc.Driver").toString()),
            List.of("--prebootcommandfile", BootFile.PRE_BOOT.toString()),
            List.of("--postbootcommandfile", BootFile.POST_BOOT.toString()),
            List.of("--deploy", "target/carrel.war", "--contextroot", "/"))
        .flatMap(List::stream)
        .toList();
  }

  private static Map<String, String> environment(RunSettings settings, DatabaseAddress database) {
    return Map.of(
        "CARREL_DATA", settings.data().toString(),
        "CARREL_DB_HOST", BootFile.escaped(database.host()),
        "CARREL_DB_PORT", String.valueOf(database.port()),
        "CARREL_DB_NAME", BootFile.escaped(database.name()),
        "CARREL_DB_USER", BootFile.escaped(database.user()),
        "CARREL_DB_PASSWORD", BootFile.escaped(database.password()));
  }

  /** HTTP opens before the deployment, and a failed deployment leaves the server running. */
  void awaitReady() throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    HttpRequest ping =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + settings.port() + "/api/v2/ping"))
            .timeout(Duration.ofSeconds(5))
            .build();
    long limit = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < limit) {
      if (answers(client, ping)) {
        return;
      }
      refusal().ifPresent(this::giveUp);
      if (!process.isAlive()) {
        giveUp("the server ended. See " + settings.log());
      }
      Thread.sleep(200);
    }
    giveUp("the server was not ready in " + START_LIMIT.toSeconds() + " s. See " + settings.log());
  }

  private static boolean answers(HttpClient client, HttpRequest request)
      throws InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private Optional<String> refusal() throws IOException {
    try (Stream<String> lines =
        Files.lines(settings.log(), java.nio.charset.StandardCharsets.ISO_8859_1)) {
      List<String> read = lines.toList();
      Optional<String> named =
          read.stream()
              .filter(l -> l.contains(REFUSAL))
              .map(l -> l.substring(l.indexOf(REFUSAL) + REFUSAL.length()))
              .findFirst();
      return named.or(
          () ->
              read.stream()
                  .filter(
                      l ->
                          l.contains("Exception while loading the app")
                              || l.contains("Failed to deploy"))
                  .map(l -> "the deployment failed: " + l.strip() + " See " + settings.log())
                  .findFirst());
    }
  }

  private void giveUp(String reason) {
    stop(process);
    throw new CannotRun(reason);
  }

  void awaitEnd() throws InterruptedException {
    process.waitFor();
  }

  private static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
