package org.carrel.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A file of a book's kind, as met on the walk.
 *
 * @param file absolute
 * @param path relative to the library's folder, with slashes
 * @param pathHash of the path; what a library's files are told apart by
 * @param size in bytes
 * @param modified to the microsecond, which is what the database keeps
 */
record FoundFile(
    Path file, String path, String pathHash, long size, Instant modified, Beside beside) {

  static FoundFile of(Path root, Path file, BasicFileAttributes attributes, Beside beside) {
    String path =
        root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    return new FoundFile(
        file,
        path,
        Sha256.hex(path.getBytes(UTF_8)),
        attributes.size(),
        modified(attributes),
        beside);
  }

  /** Whether it is as it was found, or gone. */
  boolean stoodStill() {
    try {
      BasicFileAttributes now =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return now.size() == size && modified(now).equals(modified);
    } catch (IOException gone) {
      return true;
    }
  }

  private static Instant modified(BasicFileAttributes attributes) {
    return attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MICROS);
  }

  String name() {
    return file.getFileName().toString();
  }

  /** Where it lies below the library's folder; empty for the folder itself. */
  String folder() {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
