package org.carrel.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts a file under a name that nothing has, never over another. */
final class FreeName {
  private FreeName() {}

  /**
   * In one step for whoever reads it; the file has no other name then.
   *
   * @param name in a folder of the same disk
   * @throws java.nio.file.FileAlreadyExistsException if anything has the name, even a broken link
   */
  static void take(Path file, Path name) throws IOException {
    Files.createFile(name);
    try {
      Files.move(file, name, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(name);
      throw e;
    }
  }
}
