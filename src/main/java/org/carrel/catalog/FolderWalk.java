package org.carrel.catalog;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.format.BookType;

/**
 * Walks a library's folder, or one below it, file by file, in whatever order the file system gives.
 *
 * <p>Hidden files and folders are left out, and so is every symbolic link: nothing outside of the
 * folder is ever met, and no file twice.
 */
final class FolderWalk {
  private final Path root;
  private final Path start;

  /**
   * @param start where to begin: the root or a folder below it
   */
  FolderWalk(Path root, Path start) {
    this.root = root;
    this.start = start;
  }

  /**
   * Meets nothing if the folder to begin at is not there, or is one that a walk of the whole would
   * leave out.
   *
   * @param files meets every file of a book's kind, told by its suffix
   * @param unreadable meets every file and folder that cannot be looked at
   */
  void walk(Consumer<FoundFile> files, Consumer<Path> unreadable) throws IOException {
    if (start.equals(root) || isReached()) {
      Files.walkFileTree(start, new Walker(files, unreadable));
    }
  }

  private boolean isReached() {
    Path folder = root;
    for (Path step : root.relativize(start)) {
      folder = folder.resolve(step);
      if (isHidden(folder) || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
    }
    return true;
  }

  /**
   * @throws Failure {@code UNAVAILABLE} if the folder cannot be read
   */
  static void requireFolder(Path root) {
    if (!Files.isDirectory(root) || !Files.isReadable(root)) {
      throw new Failure(Reason.UNAVAILABLE, "The folder is not there or cannot be read.");
    }
  }

  /**
   * A disk that is not mounted leaves an empty folder behind, or none: what is listed then stays
   * listed.
   *
   * @throws Failure {@code UNAVAILABLE} saying so
   */
  static void requireFiles(Path root) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
      if (!entries.iterator().hasNext()) {
        throw new Failure(Reason.UNAVAILABLE, "The folder is empty. Nothing was changed.");
      }
    } catch (IOException e) {
      throw new Failure(Reason.UNAVAILABLE, "The folder is not there or cannot be read.", e);
    }
  }

  static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  private static boolean isBook(Path file) {
    return BookType.mayBe(file.getFileName().toString());
  }

  private final class Walker extends SimpleFileVisitor<Path> {
    private final Consumer<FoundFile> files;
    private final Consumer<Path> unreadable;
    private final Deque<Siblings> folders = new ArrayDeque<>();

    private Walker(Consumer<FoundFile> files, Consumer<Path> unreadable) {
      this.files = files;
      this.unreadable = unreadable;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (!folder.equals(root) && isHidden(folder)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      folders.push(Siblings.in(folder));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!attributes.isRegularFile() || isHidden(file) || !isBook(file)) {
        return FileVisitResult.CONTINUE;
      }
      if (isNamedInAnotherEncoding(file)) {
        unreadable.accept(file);
      } else {
        files.accept(FoundFile.of(root, file, attributes, folders.element().of(file)));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (file.equals(root)) {
        throw e;
      }
      if (!isHidden(file)) {
        unreadable.accept(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) {
      folders.pop();
      if (e != null) {
        unreadable.accept(folder);
      }
      return FileVisitResult.CONTINUE;
    }

    /** Its name would not lead back to it once it is text. */
    private boolean isNamedInAnotherEncoding(Path file) {
      try {
        return !file.equals(Path.of(file.toString()));
      } catch (InvalidPathException e) {
        return true;
      }
    }
  }
}
