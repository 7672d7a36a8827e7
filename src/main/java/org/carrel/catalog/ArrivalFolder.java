package org.carrel.catalog;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/**
 * A folder of a library that files are put into: without symbolic links, inside the library, not
 * hidden.
 */
record ArrivalFolder(Path root, Path folder) {

  /** A file to be put there, under a name that is safe. */
  record Arrival(Path file, String name) {}

  /**
   * @param place below the library's folder or, as clients are shown it, the whole path
   * @throws Failure INVALID for what is no folder of the library; UNAVAILABLE if the library is not
   *     there
   */
  static ArrivalFolder of(Path root, String place) {
    Path real = real(root);
    Path below = below(root, place).normalize();
    if (below.isAbsolute() || below.startsWith("..") || isHidden(below)) {
      throw nowhere();
    }
    try {
      Path folder = real.resolve(below).toRealPath();
      if (!folder.startsWith(real)
          || !Files.isDirectory(folder)
          || isHidden(real.relativize(folder))) {
        throw nowhere();
      }
      return new ArrivalFolder(real, folder);
    } catch (IOException e) {
      throw new Failure(Reason.INVALID, "There is no such folder in the library.", e);
    }
  }

  LibraryPart part() {
    return LibraryPart.of(root, folder);
  }

  private static Path real(Path root) {
    try {
      return root.toRealPath();
    } catch (IOException e) {
      throw new Failure(Reason.UNAVAILABLE, "The library's folder is not there.", e);
    }
  }

  /** Whoever does not see where a library lies is shown its folder's name. */
  private static Path below(Path root, String place) {
    try {
      Path given = Path.of(place);
      if (given.startsWith(root)) {
        return root.relativize(given);
      }
      Path name = root.getFileName();
      boolean named = given.startsWith(name) && Files.notExists(root.resolve(name));
      return named ? name.relativize(given) : given;
    } catch (InvalidPathException e) {
      throw new Failure(Reason.INVALID, "The place is no path.", e);
    }
  }

  private static boolean isHidden(Path below) {
    for (Path step : below) {
      if (step.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static Failure nowhere() {
    return Failure.invalid("There is no such folder in the library.");
  }

  /**
   * A folder in it, made if it is not there.
   *
   * @param name safe
   */
  ArrivalFolder in(String name) {
    Path below = folder.resolve(name);
    try {
      if (Files.notExists(below)) {
        Files.createDirectory(below);
      }
      Path real = below.toRealPath();
      if (!real.startsWith(folder) || !Files.isDirectory(real)) {
        throw nowhere();
      }
      return new ArrivalFolder(root, real);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Puts all of them there, or none.
   *
   * @throws Failure CONFLICT if a file of a name is there already; UNAVAILABLE if the disk does not
   *     take them
   */
  void take(List<Arrival> arrivals) {
    List<Path> placed = new ArrayList<>();
    boolean whole = false;
    try {
      for (Arrival arrival : arrivals) {
        placed.add(place(arrival));
      }
      whole = true;
    } catch (FileAlreadyExistsException e) {
      throw new Failure(Reason.CONFLICT, "There is a file of this name already.", e);
    } catch (IOException e) {
      throw unwritable(e);
    } finally {
      if (!whole) {
        placed.forEach(ArrivalFolder::remove);
      }
    }
  }

  private static Failure unwritable(IOException cause) {
    return new Failure(Reason.UNAVAILABLE, "The library's folder cannot be written.", cause);
  }

  /** Whole or not at all, and never over another: scans pass hidden files over. */
  private Path place(Arrival arrival) throws IOException {
    Path target = folder.resolve(arrival.name());
    Path part = Files.createTempFile(folder, ".arriving-", ".part");
    try {
      Files.copy(arrival.file(), part, StandardCopyOption.REPLACE_EXISTING);
      FreeName.take(part, target);
      return target;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      return; // the next scan shows it
    }
  }
}
