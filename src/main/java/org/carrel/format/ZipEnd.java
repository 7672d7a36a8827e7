package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.DAMAGED;
import static org.carrel.format.UnreadableBook.Defect.TOO_LARGE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks at the record that ends a ZIP file before {@link java.util.zip.ZipFile} takes the whole
 * list of entries into memory. Archives that need the 64-bit record are refused: no book does. The
 * number of entries that it tells is only the lowest 16 bits of the true one.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE 4.3.16</a>
 */
final class ZipEnd {
  private static final int LENGTH = 22;
  private static final int MAX_COMMENT = 0xFFFF;
  private static final int SIGNATURE = 0x06054b50;

  private ZipEnd() {}

  static void check(Path file, Limits limits) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer tail = tail(channel, LENGTH);
      int end = find(tail);
      if (end < 0) {
        tail = tail(channel, LENGTH + MAX_COMMENT);
        end = find(tail);
      }
      if (end < 0) {
        throw new UnreadableBook(DAMAGED, "The archive is cut off or no archive.");
      }
      check(tail.getShort(end + 10) & 0xFFFF, tail.getInt(end + 12) & 0xFFFFFFFFL, limits);
    }
  }

  private static void check(int entries, long directory, Limits limits) {
    if (entries > limits.entries() || directory > limits.directory()) {
      throw new UnreadableBook(TOO_LARGE, "The archive has too many entries.");
    }
  }

  private static ByteBuffer tail(SeekableByteChannel file, int length) throws IOException {
    long start = Math.max(0, file.size() - length);
    return Samples.at(file, start, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Where the last record begins. One whose comment does not reach exactly to the end is refused,
   * for the JDK may take it where an earlier one reaches.
   */
  private static int find(ByteBuffer tail) {
    for (int i = tail.limit() - LENGTH; i >= 0; i--) {
      if (tail.getInt(i) == SIGNATURE) {
        boolean ends = i + LENGTH + (tail.getShort(i + 20) & 0xFFFF) == tail.limit();
        return ends ? i : -1;
      }
    }
    return -1;
  }
}
