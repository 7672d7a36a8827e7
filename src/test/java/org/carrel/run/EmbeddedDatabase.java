package org.carrel.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * A MariaDB server of our own, with grants in force: it listens on loopback only, and its one
 * account over TCP sees one database. Root has only the local socket, where the operating system
 * says who asks.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String NAME = "carrel";

  private final Process process;
  private final DatabaseAddress address;

  private EmbeddedDatabase(Process process, DatabaseAddress address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts it over the given folder, which is filled at the first start and found again at the
   * next, and waits until it answers.
   */
  public static EmbeddedDatabase start(Path folder) throws IOException {
    return start(folder, "");
  }

  /** The same, after root has carried out more statements, one a line. */
  static EmbeddedDatabase start(Path folder, String statements) throws IOException {
    EmbeddedDatabase database = launch(DatabaseFiles.in(folder), statements);
    try {
      database.awaitAnswer();
      return database;
    } catch (IOException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** The same with no table left of an earlier start; the program itself is kept. */
  public static EmbeddedDatabase startEmpty(Path folder) throws IOException {
    DatabaseFiles files = DatabaseFiles.of(folder);
    Leftover.stop(files.pid(), files.data().toString());
    FileTree.delete(files.data());
    return start(folder);
  }

  /** Returns at once; {@link #awaitAnswer()} says when it can be used. */
  static EmbeddedDatabase launch(DatabaseFiles files) throws IOException {
    return launch(files, "");
  }

  private static EmbeddedDatabase launch(DatabaseFiles files, String statements)
      throws IOException {
    Leftover.stop(files.pid(), files.data().toString());
    DatabaseAddress address =
        new DatabaseAddress("127.0.0.1", Ports.free(), NAME, NAME, password(files.password()));
    PrivateFiles.write(files.init(), accounts(address) + statements);
    ProcessBuilder builder = new ProcessBuilder(command(files, address.port()));
    builder.environment().clear();
    builder.environment().put("LD_LIBRARY_PATH", files.libraries().toString());
    builder.redirectErrorStream(true).redirectOutput(files.log().toFile());
    Process process = builder.start();
    Leftover.write(files.pid(), process);
    return new EmbeddedDatabase(process, address);
  }

  private static List<String> command(DatabaseFiles files, int port) {
    return List.of(
        files.server().toString(),
        "--no-defaults",
        "--basedir=" + files.base(),
        "--datadir=" + files.data(),
        "--tmpdir=" + files.temporary(),
        "--port=" + port,
        // relative to the data folder: the path of a socket holds at most 107 bytes
        "--socket=" + DatabaseFiles.SOCKET,
        "--user=" + System.getProperty("user.name"),
        "--init-file=" + files.init(),
        "--bind-address=127.0.0.1",
        "--skip-name-resolve",
        "--character-set-server=utf8mb4",
        "--max-connections=200",
        "--max-allowed-packet=64M",
        "--innodb-buffer-pool-size=256M");
  }

  private static String password(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      PrivateFiles.write(file, HexFormat.of().formatHex(random));
    }
    return Files.readString(file);
  }

  /** Run by the server itself at every start; one statement a line. */
  private static String accounts(DatabaseAddress address) {
    return """
    CREATE DATABASE IF NOT EXISTS %1$s CHARACTER SET utf8mb4;
    CREATE OR REPLACE USER '%2$s'@'127.0.0.1' IDENTIFIED BY '%3$s';
    GRANT ALL ON %1$s.* TO '%2$s'@'127.0.0.1';
    DROP USER IF EXISTS ''@'localhost', 'root'@'::1', 'root'@'127.0.0.1';
    ALTER USER 'root'@'localhost' IDENTIFIED VIA unix_socket;
    """
        .formatted(address.name(), address.user(), address.password());
  }

  void awaitAnswer() throws IOException {
    while (!address.answers()) {
      if (!process.isAlive()) {
        throw new IOException("the embedded MariaDB did not start");
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while the embedded MariaDB started", e);
      }
    }
  }

  public DatabaseAddress address() {
    return address;
  }

  /** Returns when the server has written all it knows. */
  @Override
  public void close() {
    Leftover.stop(process.toHandle());
  }
}
