package org.carrel.it;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carrel.it.console.Console;
import org.carrel.run.BootFile;
import org.carrel.run.ClassPathJar;
import org.carrel.run.DatabaseAddress;
import org.carrel.run.EmbeddedDatabase;
import org.carrel.run.FileTree;
import org.carrel.run.ServerLibraries;

/**
 * What the suite's one server needs around it, below {@code target/it}: a database, a library
 * folder and the values that {@code arquillian.xml} names. The server's environment is set in the
 * pom.
 */
record Surroundings(EmbeddedDatabase database) implements AutoCloseable {

  static Surroundings start(Path folder) throws IOException {
    for (String remains : List.of("payara", "data", "library")) {
      FileTree.delete(folder.resolve(remains));
    }
    Files.createDirectories(folder.resolve("library"));
    try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "server.log*")) {
      for (Path log : logs) {
        Files.delete(log);
      }
    }
    EmbeddedDatabase database = EmbeddedDatabase.startEmpty(folder.resolve("mariadb"));
    publish(database.address());
    Path boot = folder.resolve("post-boot.asadmin");
    Files.writeString(boot, BootFile.filled(database.address()));
    System.setProperty("carrel.it.boot", boot.toString());
    Path preBoot = folder.resolve("pre-boot.asadmin");
    Files.writeString(preBoot, BootFile.impatient());
    System.setProperty("carrel.it.pre-boot", preBoot.toString());
    Path micro = Console.addedTo(ClassPathJar.of("fish.payara.micro.PayaraMicro"), folder);
    System.setProperty("carrel.it.payara", micro.toString());
    System.setProperty("carrel.it.libraries", ServerLibraries.withoutCrypto());
    return new Surroundings(database);
  }

  /** Tests ask the database only for what no request can show, such as what an audit row holds. */
  static DatabaseAddress address() {
    return new DatabaseAddress(
        "127.0.0.1",
        Integer.getInteger("carrel.it.database.port", 0),
        System.getProperty("carrel.it.database.name", ""),
        System.getProperty("carrel.it.database.user", ""),
        System.getProperty("carrel.it.database.password", ""));
  }

  private static void publish(DatabaseAddress address) {
    System.setProperty("carrel.it.database.port", String.valueOf(address.port()));
    System.setProperty("carrel.it.database.name", address.name());
    System.setProperty("carrel.it.database.user", address.user());
    System.setProperty("carrel.it.database.password", address.password());
  }

  @Override
  public void close() {
    database.close();
  }
}
