package org.carrel.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a picture file below a folder, and never one beside it. */
final class LibraryPath {
  private static final Pattern PICTURE = Pattern.compile(".*\\.(jpe?g|png|gif|webp)");

  private LibraryPath() {}

  /**
   * @param path with slashes; one that is absolute, goes up, passes through a hidden folder or has
   *     an ambiguous character leads nowhere
   * @return without symbolic links
   */
  static Optional<Path> resolve(Path root, String path) {
    boolean sound =
        PICTURE.matcher(path.toLowerCase(Locale.ROOT)).matches()
            && path.chars().noneMatch(c -> c < ' ' || c == 127 || c == '\\')
            && Stream.of(path.split("/", -1)).noneMatch(LibraryPath::isHidden);
    return sound ? real(root, path) : Optional.empty();
  }

  private static boolean isHidden(String name) {
    return name.isEmpty() || name.startsWith(".");
  }

  private static Optional<Path> real(Path root, String path) {
    try {
      Path file = root.resolve(path).toRealPath();
      boolean inside = file.startsWith(root.toRealPath()) && Files.isRegularFile(file);
      return inside ? Optional.of(file) : Optional.empty();
    } catch (IOException | InvalidPathException nowhere) {
      return Optional.empty();
    }
  }
}
