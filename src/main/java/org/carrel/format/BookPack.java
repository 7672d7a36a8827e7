package org.carrel.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A ZIP file that holds several files, such as a whole series. What leads out of it is not there,
 * and what would unpack to far more than it holds is refused.
 */
public final class BookPack implements Closeable {
  private final Archive archive;

  private BookPack(Archive archive) {
    this.archive = archive;
  }

  /**
   * @throws UnreadableBook for what is no such file, or a hostile one
   */
  public static BookPack open(Path file) {
    return Guarded.read(() -> new BookPack(Archive.zip(file, Limits.standard())));
  }

  /** Names of the files in it, with the folders before them. */
  public List<String> names() {
    return archive.names();
  }

  /** Unpacked bytes of a file in it, as it declares. */
  public long size(String name) {
    return archive.size(name);
  }

  /**
   * Unpacks one to a new file.
   *
   * @throws UnreadableBook if it is not as large as it declares
   */
  public void unpack(String name, Path to) {
    Guarded.read(
        () -> {
          try (OutputStream out = Files.newOutputStream(to)) {
            archive.copy(name, out);
          }
          return to;
        });
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
