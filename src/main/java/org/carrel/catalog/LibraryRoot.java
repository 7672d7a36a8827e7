package org.carrel.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/** Decides which folders may become libraries. */
final class LibraryRoot {
  private static final int LONGEST = 2000;

  private LibraryRoot() {}

  /**
   * @param data Carrel's own folder, which no library may hold or lie in
   * @param others the roots of all libraries
   * @return absolute and without symbolic links
   * @throws Failure {@code INVALID} saying what is wrong; {@code CONFLICT} if it overlaps a library
   */
  static Path checked(Path folder, Path data, Collection<Path> others) {
    Path root = real(folder);
    if (!Files.isDirectory(root) || !Files.isReadable(root)) {
      throw Failure.invalid("The folder is not there or cannot be read.");
    }
    if (root.getNameCount() == 0) {
      throw Failure.invalid("The whole file system cannot be a library.");
    }
    if (root.toString().length() > LONGEST) {
      throw Failure.invalid("The folder's path is too long.");
    }
    if (Files.exists(data) && overlap(root, real(data))) {
      throw Failure.invalid("The folder overlaps the one where Carrel keeps its own files.");
    }
    if (others.stream().anyMatch(other -> overlap(root, other))) {
      throw Failure.conflict("The folder overlaps that of another library.");
    }
    return root;
  }

  private static boolean overlap(Path one, Path other) {
    return one.startsWith(other) || other.startsWith(one);
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      throw new Failure(Reason.INVALID, "The folder is not there or cannot be read.", e);
    }
  }
}
