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
  private static final int OF_LIST = 0x02014b50;
  private static final int OF_ENTRY = 0x04034b50;

  private ZipEnd() {}

  static void check(Path file, Limits limits) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer tail = tail(channel, LENGTH);
      int end = find(channel, tail);
      if (end < 0) {
        tail = tail(channel, LENGTH + MAX_COMMENT);
        end = find(channel, tail);
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
   * Where the record begins that the JDK takes: the last one whose comment reaches exactly to the
   * end, or, since some files have more behind it, that leads to a list of entries.
   */
  private static int find(SeekableByteChannel file, ByteBuffer tail) throws IOException {
    for (int i = tail.limit() - LENGTH; i >= 0; i--) {
      if (tail.getInt(i) == SIGNATURE && (reachesEnd(tail, i) || leadsToList(file, tail, i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean reachesEnd(ByteBuffer tail, int record) {
    return record + LENGTH + (tail.getShort(record + 20) & 0xFFFF) == tail.limit();
  }

  private static boolean leadsToList(SeekableByteChannel file, ByteBuffer tail, int record)
      throws IOException {
    long position = file.size() - tail.limit() + record;
    long list = position - (tail.getInt(record + 12) & 0xFFFFFFFFL);
    long entries = list - (tail.getInt(record + 16) & 0xFFFFFFFFL);
    return entries >= 0 && is(OF_LIST, file, list) && is(OF_ENTRY, file, entries);
  }

  private static boolean is(int signature, SeekableByteChannel file, long position)
      throws IOException {
    return Samples.at(file, position, Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).getInt(0)
        == signature;
  }
}
