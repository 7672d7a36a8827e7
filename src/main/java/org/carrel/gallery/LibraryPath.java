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
        PICTURE.matcher(lower(path)).matches()
            && path.chars().noneMatch(c -> c < ' ' || c == 127 || c == '\\')
            && Stream.of(path.split("/", -1)).noneMatch(LibraryPath::isHidden);
    return sound ? inside(root, root, path).filter(Files::isRegularFile) : Optional.empty();
  }

  private static boolean isHidden(String name) {
    return name.isEmpty() || name.startsWith(".");
  }

  /**
   * A folder below the root, or the root itself.
   *
   * @param path as in {@link #resolve}; empty for the root
   */
  static Optional<Path> folder(Path root, String path) {
    boolean sound =
        path.isEmpty()
            || path.chars().noneMatch(c -> c < ' ' || c == 127 || c == '\\')
                && Stream.of(path.split("/", -1)).noneMatch(LibraryPath::isHidden);
    return sound ? inside(root, root, path).filter(Files::isDirectory) : Optional.empty();
  }

  /** A picture or a folder of that name in a folder that {@link #folder} gave. */
  static Optional<Path> seen(Path root, Path folder, String name) {
    return isHidden(name) || name.indexOf('/') >= 0
        ? Optional.empty()
        : inside(root, folder, name)
            .filter(file -> Files.isDirectory(file) || PICTURE.matcher(lower(name)).matches());
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static Optional<Path> inside(Path root, Path folder, String path) {
    try {
      Path file = folder.resolve(path).toRealPath();
      return file.startsWith(root.toRealPath()) ? Optional.of(file) : Optional.empty();
    } catch (IOException | InvalidPathException nowhere) {
      return Optional.empty();
    }
  }
}
