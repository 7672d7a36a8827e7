package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;

/** Looks at a folder before it becomes a library. */
@Singleton
public class FolderTrial {
  private static final Duration LONGEST = Duration.ofSeconds(3);

  private final LibraryAnswers libraries;
  private final Policy policy;
  private final Settings settings;

  @Inject
  FolderTrial(LibraryAnswers libraries, Policy policy, Settings settings) {
    this.libraries = libraries;
    this.policy = policy;
    this.settings = settings;
  }

  /**
   * @param root without symbolic links
   * @param books files of a book's kind
   * @param complete whether the count came to its end within three seconds
   */
  public record Result(Path root, int books, boolean complete) {}

  /**
   * @throws Failure FORBIDDEN without CREATE_LIBRARY; INVALID for a folder that cannot be used;
   *     CONFLICT if it overlaps a library; UNAVAILABLE if it cannot be read to the end
   */
  public Result of(Caller caller, String folder) {
    policy.require(caller, Permission.CREATE_LIBRARY);
    Question all = new Question(Condition.ANYTHING, List.of());
    List<Path> others =
        libraries.ask(Visibility.ALL, all).stream().map(LibraryDetail::root).toList();
    Path root = LibraryRoot.checked(path(folder), settings.data(), others);
    return new Count().of(root);
  }

  private static Path path(String folder) {
    try {
      Path path = Path.of(folder.strip());
      if (path.isAbsolute()) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw new Failure(Reason.INVALID, "The path is no path.", e);
    }
    throw Failure.invalid("The path does not begin at the top.");
  }

  private static final class Count {
    private final long end = System.nanoTime() + LONGEST.toNanos();
    private int books;

    Result of(Path root) {
      try {
        new FolderWalk(root, root).walk(file -> add(), unreadable -> {});
        return new Result(root, books, true);
      } catch (TimeIsUp stop) {
        return new Result(root, books, false);
      } catch (IOException e) {
        throw new Failure(Reason.UNAVAILABLE, "The folder cannot be read.", e);
      }
    }

    private void add() {
      books++;
      if (System.nanoTime() > end) {
        throw new TimeIsUp();
      }
    }
  }

  private static final class TimeIsUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TimeIsUp() {
      super("enough was counted", null, false, false);
    }
  }
}
