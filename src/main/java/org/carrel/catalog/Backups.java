package org.carrel.catalog;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carrel.format.BookType;
import org.carrel.format.MetadataWriter;

/**
 * Files as they were before they were written anew, kept beside them; links are followed nowhere.
 */
final class Backups {
  private static final Pattern KEPT =
      Pattern.compile("(.+?)(\\.\\d+)?" + Pattern.quote(MetadataWriter.BACKUP));
  private static final Pattern HALF =
      Pattern.compile("\\.\\d+" + Pattern.quote(MetadataWriter.WRITING));

  private Backups() {}

  /**
   * Sets a file aside, with a number in its name if there is one already.
   *
   * @return where it is now
   */
  static Path keep(Path file) throws IOException {
    for (int number = 0; ; number++) {
      String name = file.getFileName() + (number == 0 ? "" : "." + number);
      Path aside = file.resolveSibling(name + MetadataWriter.BACKUP);
      try {
        FreeName.take(file, aside);
        return aside;
      } catch (FileAlreadyExistsException taken) {
        continue;
      }
    }
  }

  /** Whether what it was, or was made into, lies beside it. */
  static boolean is(Path file) {
    Matcher name = KEPT.matcher(String.valueOf(file.getFileName()));
    if (!name.matches() || !isPlain(file)) {
      return false;
    }
    String before = name.group(1);
    return Stream.of(before, BookType.stem(before) + "." + BookType.CBZ.suffix())
        .anyMatch(kept -> Files.isRegularFile(file.resolveSibling(kept)));
  }

  /** Whether a server that was ended in the middle of writing left it behind. */
  static boolean isHalfWritten(Path file, Instant before) {
    try {
      return HALF.matcher(String.valueOf(file.getFileName())).matches()
          && isPlain(file)
          && Files.getLastModifiedTime(file).toInstant().isBefore(before);
    } catch (IOException gone) {
      return false;
    }
  }

  private static boolean isPlain(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }
}
