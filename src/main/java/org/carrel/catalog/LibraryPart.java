package org.carrel.catalog;

import java.nio.file.Path;

/**
 * A folder of a library with everything below it.
 *
 * @param path below the library's folder, with slashes; empty for the whole library
 */
record LibraryPart(String path) {
  static final LibraryPart WHOLE = new LibraryPart("");

  /**
   * @param folder the root or one below it
   * @throws IllegalArgumentException for any other
   */
  static LibraryPart of(Path root, Path folder) {
    Path plain = folder.normalize();
    if (!plain.startsWith(root)) {
      throw new IllegalArgumentException("not in the library");
    }
    String separator = root.getFileSystem().getSeparator();
    return new LibraryPart(root.relativize(plain).toString().replace(separator, "/"));
  }

  /** The folder of a file. */
  static LibraryPart around(String file) {
    return new LibraryPart(file.substring(0, Math.max(0, file.lastIndexOf('/'))));
  }

  boolean isWhole() {
    return path.isEmpty();
  }

  Path in(Path root) {
    return root.resolve(path);
  }

  boolean holds(LibraryPart other) {
    return isWhole() || (other.path + "/").startsWith(path + "/");
  }

  /** The smallest part that holds both. */
  LibraryPart with(LibraryPart other) {
    LibraryPart common = this;
    while (!common.holds(other)) {
      common = around(common.path);
    }
    return common;
  }
}
