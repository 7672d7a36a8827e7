package org.carrel.run;

import java.io.IOException;
import java.nio.file.Path;

/** Where an embedded MariaDB keeps its program, its tables and what else it needs. */
record DatabaseFiles(Path folder) {
  static final String SOCKET = "mariadbd.sock";

  /** After program and tables are there. */
  static DatabaseFiles in(Path folder) throws IOException {
    DatabaseFiles files = of(folder);
    DatabaseInstaller.run(files);
    return files;
  }

  static DatabaseFiles of(Path folder) {
    return new DatabaseFiles(folder.toAbsolutePath().normalize());
  }

  Path base() {
    return folder.resolve("base");
  }

  Path data() {
    return folder.resolve("data");
  }

  /** Tables in the making; they become {@link #data()} in one step. */
  Path newData() {
    return folder.resolve("new-data");
  }

  Path temporary() {
    return folder.resolve("tmp");
  }

  Path server() {
    return base().resolve("bin/mariadbd");
  }

  Path libraries() {
    return base().resolve("libs");
  }

  Path log() {
    return folder.resolve("mariadbd.log");
  }

  Path pid() {
    return folder.resolve("mariadbd.pid");
  }

  Path init() {
    return folder.resolve("init.sql");
  }

  Path password() {
    return folder.resolve("password");
  }
}
