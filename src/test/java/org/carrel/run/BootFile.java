package org.carrel.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The command file that gives Payara Micro its data source. */
public final class BootFile {
  static final Path PRE_BOOT = Path.of("server-config/payara-micro/pre-boot.asadmin");
  static final Path POST_BOOT = Path.of("server-config/payara-micro/post-boot.asadmin");

  private BootFile() {}

  /** For a server whose environment cannot be set: the commands with the values in place. */
  public static String filled(DatabaseAddress database) throws IOException {
    return Files.readString(POST_BOOT)
        .replace("$\\{ENV\\=CARREL_DB_HOST}", escaped(database.host()))
        .replace("$\\{ENV\\=CARREL_DB_PORT}", String.valueOf(database.port()))
        .replace("$\\{ENV\\=CARREL_DB_NAME}", escaped(database.name()))
        .replace("$\\{ENV\\=CARREL_DB_USER}", escaped(database.user()))
        .replace("$\\{ENV\\=CARREL_DB_PASSWORD}", escaped(database.password()));
  }

  /** The listener as it is shipped, but for less patience with silent clients. */
  public static String impatient() throws IOException {
    return Files.readString(PRE_BOOT)
        .replace("timeout-seconds=30", "timeout-seconds=8")
        .replace("read-timeout-millis=10000", "read-timeout-millis=3000")
        .replace("write-timeout-millis=30000", "write-timeout-millis=3000");
  }

  /** As the property list of {@code create-jdbc-connection-pool} wants it. */
  static String escaped(String value) {
    return value.replaceAll("([\\\\:=])", "\\\\$1");
  }
}
