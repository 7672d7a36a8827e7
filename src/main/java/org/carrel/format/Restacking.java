package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.UNREADABLE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.carrel.format.UnreadableBook.Defect;

/** Writes what is in an archive into a ZIP file, as it is: images do not shrink any more. */
final class Restacking {
  private Restacking() {}

  /**
   * @param wanted which names go over
   * @param forgiven a file in it that has such a defect is written empty
   * @throws UnreadableBook {@code UNREADABLE} if the disk does not take them
   */
  static void write(
      Archive from, Predicate<String> wanted, Set<Defect> forgiven, Path to, Limits limits) {
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(to)) {
      zip.setMethod(ZipEntry.STORED);
      for (String name : from.names()) {
        if (wanted.test(name)) {
          byte[] bytes = bytes(from, name, forgiven, limits);
          zip.putArchiveEntry(new ZipArchiveEntry(name));
          zip.write(bytes);
          zip.closeArchiveEntry();
        }
      }
    } catch (IOException full) {
      throw new UnreadableBook(UNREADABLE, "The disk does not take what was unpacked.", full);
    }
  }

  private static byte[] bytes(Archive from, String name, Set<Defect> forgiven, Limits limits) {
    try {
      return Guarded.read(() -> from.bytes(name, limits.image()).orElse(new byte[0]));
    } catch (UnreadableBook broken) {
      if (forgiven.contains(broken.defect())) {
        return new byte[0];
      }
      throw broken;
    }
  }
}
