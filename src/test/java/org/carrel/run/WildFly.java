package org.carrel.run;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The WildFly that Maven unpacked, with Carrel at the root, over a database. */
final class WildFly implements AutoCloseable {
  private static final Path UNPACKED = Path.of("target/wildfly");
  private static final Path COMMANDS = Path.of("server-config/wildfly/carrel.cli");
  private static final Path LOG = Path.of("target/it/wildfly.log");
  private static final Duration LIMIT = Duration.ofMinutes(4);

  private final Process process;
  private final URI root;

  private WildFly(Process process, URI root) {
    this.process = process;
    this.root = root;
  }

  /** Configures it from nothing and starts it; {@link #awaitReady()} says when Carrel answers. */
  static WildFly launch(DatabaseAddress database, Path data) throws Exception {
    Path home = home();
    Files.createDirectories(data);
    Files.writeString(LOG, "");
    configure(home);
    deploy(home);
    int port = Ports.free();
    ProcessBuilder builder = builder(home, "standalone.sh", arguments(port));
    builder.environment().put("LAUNCH_JBOSS_IN_BACKGROUND", "true");
    builder
        .environment()
        .put("JAVA_OPTS", "-Xmx512m -XX:TieredStopAtLevel=1 -Djava.net.preferIPv4Stack=true");
    builder.environment().putAll(ServerCommand.environment(data, database));
    return new WildFly(builder.start(), URI.create("http://127.0.0.1:" + port + "/"));
  }

  /**
   * @throws IOException if it ended, or started without Carrel
   */
  void awaitReady() throws IOException, InterruptedException {
    Readiness.await(root, LIMIT, () -> process.isAlive() && !failed());
  }

  private static boolean failed() {
    try {
      return Files.readString(LOG).contains("started (with errors)");
    } catch (IOException e) {
      return true;
    }
  }

  private static Path home() throws IOException {
    try (Stream<Path> folders = Files.list(UNPACKED)) {
      return folders.filter(Files::isDirectory).findFirst().orElseThrow().toAbsolutePath();
    }
  }

  /** The configuration of the last build would have the data source already. */
  private static void configure(Path home) throws Exception {
    Path used = home.resolve("standalone/configuration/standalone-microprofile.xml");
    Path original = used.resolveSibling("original.xml");
    if (Files.exists(original)) {
      Files.copy(original, used, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.copy(used, original);
    }
    Process process =
        builder(home, "jboss-cli.sh", List.of("--file=" + COMMANDS.toAbsolutePath())).start();
    if (process.waitFor() != 0) {
      throw new IOException("WildFly refused " + COMMANDS + ", see " + LOG);
    }
  }

  private static void deploy(Path home) throws IOException {
    Path deployments = home.resolve("standalone/deployments");
    FileTree.delete(deployments);
    Files.createDirectories(deployments);
    Path driver = ClassPathJar.of("org.mariadb.jdbc.Driver");
    Files.copy(driver, deployments.resolve("mariadb-java-client.jar"));
    Files.copy(ServerCommand.WAR, deployments.resolve("ROOT.war"));
  }

  private static List<String> arguments(int port) throws IOException {
    return List.of(
        "--server-config=standalone-microprofile.xml",
        "-b=127.0.0.1",
        "-Djboss.http.port=" + port,
        "-Djboss.https.port=" + Ports.free(),
        "-Djboss.management.http.port=" + Ports.free());
  }

  private static ProcessBuilder builder(Path home, String script, List<String> arguments) {
    List<String> words =
        Stream.concat(Stream.of(home.resolve("bin").resolve(script).toString()), arguments.stream())
            .toList();
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JBOSS_HOME", home.toString());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()));
  }

  URI root() {
    return root;
  }

  /** The script passes the signal on, but does not wait for the server. */
  @Override
  public void close() {
    List<ProcessHandle> servers = process.descendants().toList();
    Leftover.stop(process.toHandle());
    servers.forEach(Leftover::stop);
  }
}
