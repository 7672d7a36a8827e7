package org.carrel.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.carrel.format.UnreadableBook.Defect.DAMAGED;
import static org.carrel.format.UnreadableBook.Defect.TOO_LARGE;
import static org.carrel.format.UnreadableBook.Defect.UNSUPPORTED;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks from header to header of a tar file as POSIX and GNU write it. Of what goes before a file
 * only its name and size are kept: libraries keep all of it for every file, and lists of holes,
 * which no book has.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html">pax</a>
 * @see <a href="https://www.gnu.org/software/tar/manual/html_node/Standard.html">GNU tar</a>
 */
final class TarHeaders {
  static final int RECORD = 512;

  private static final int NAME_LENGTH = 100;
  private static final int SIZE = 124;
  private static final int SIZE_LENGTH = 12;
  private static final int TYPE = 156;
  private static final int MAGIC = 257;
  private static final String POSIX = "ustar\0";
  private static final int PREFIX = 345;
  private static final int PREFIX_LENGTH = 155;

  /** Headers that go before one of a file. */
  private static final int MOST_BEFORE = 8;

  private final SeekableByteChannel file;
  private final long size;
  private long next;
  private long left;

  /**
   * @param limits of which {@code directory} holds for all that goes before files
   */
  TarHeaders(SeekableByteChannel file, Limits limits) throws IOException {
    this.file = file;
    this.size = file.size();
    this.left = limits.directory();
  }

  /**
   * @param size in bytes
   * @param data where they begin
   */
  record Header(String name, char type, long size, long data) {
    /** Whether it is of a file, and of nothing more peculiar. */
    boolean isFile() {
      return type == '0' || type == '\0' && !name.endsWith("/");
    }
  }

  /**
   * The next one, of whatever type; empty at the end.
   *
   * @throws UnreadableBook if it is damaged or sparse
   */
  Optional<Header> next() throws IOException {
    Before before = new Before();
    for (int i = 0; i <= MOST_BEFORE; i++) {
      byte[] header = Samples.at(file, next, RECORD).array();
      if (next > size - RECORD || isEnd(header)) {
        return Optional.empty();
      }
      char type = (char) (header[TYPE] & 0xFF);
      long data = next + RECORD;
      long length = number(header);
      switch (type) {
        case 'x', 'X' -> before.pax(bytes(data, length));
        case 'L' -> before.name = text(bytes(data, length), 0, (int) length);
        case 'K', 'g' -> bytes(data, length);
        case 'S' -> throw sparse();
        default -> {
          return Optional.of(before.of(header, type, data, length));
        }
      }
    }
    throw damaged();
  }

  private static boolean isEnd(byte[] header) {
    return Arrays.equals(header, new byte[RECORD]);
  }

  /** The bytes behind a header, and goes on behind them. */
  private byte[] bytes(long data, long length) throws IOException {
    skip(data, length);
    left -= length;
    if (left < 0) {
      throw new UnreadableBook(TOO_LARGE, "The archive has too many entries.");
    }
    return Samples.at(file, data, (int) length).array();
  }

  private void skip(long data, long length) {
    if (length > size - data) {
      throw new UnreadableBook(DAMAGED, "The archive is cut off.");
    }
    next = data + (length + RECORD - 1) / RECORD * RECORD;
  }

  /** What headers told that go before one. */
  private final class Before {
    private @Nullable String name;
    private @Nullable String length;

    /** Each record is its length in decimal digits, a blank, a key, {@code =}, a value, an LF. */
    void pax(byte[] records) {
      String all = new String(records, ISO_8859_1);
      int at = 0;
      while (at < all.length() && all.charAt(at) != '\0') {
        int blank = all.indexOf(' ', at);
        int end = at + Integer.parseInt(all.substring(at, blank));
        int equals = all.indexOf('=', blank);
        if (equals < 0 || equals >= end || all.charAt(end - 1) != '\n') {
          throw damaged();
        }
        take(all.substring(blank + 1, equals), all.substring(equals + 1, end - 1));
        at = end;
      }
    }

    private void take(String key, String value) {
      if (key.startsWith("GNU.sparse.")) {
        throw sparse();
      }
      switch (key) {
        case "path" -> name = new String(value.getBytes(ISO_8859_1), UTF_8);
        case "size" -> length = value;
        default -> {}
      }
    }

    Header of(byte[] header, char type, long data, long ownLength) {
      long told = length == null ? ownLength : Long.parseLong(length);
      if (told < 0) {
        throw damaged();
      }
      skip(data, told);
      return new Header(name == null ? ownName(header) : name, type, told, data);
    }
  }

  private static String ownName(byte[] header) {
    String name = text(header, 0, NAME_LENGTH);
    boolean posix = new String(header, MAGIC, POSIX.length(), ISO_8859_1).equals(POSIX);
    String prefix = posix ? text(header, PREFIX, PREFIX_LENGTH) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  /** Up to the first NUL. */
  private static String text(byte[] bytes, int start, int length) {
    int end = start;
    while (end < start + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, start, end - start, UTF_8);
  }

  /** The size: octal digits, or, as GNU writes large ones, bytes behind a first of 0x80. */
  private static long number(byte[] header) {
    if (header[SIZE] == (byte) 0x80) {
      long value = 0;
      for (int i = SIZE + 1; i < SIZE + SIZE_LENGTH; i++) {
        if (value >> Long.SIZE - 9 != 0) {
          throw damaged();
        }
        value = value << 8 | header[i] & 0xFF;
      }
      return value;
    }
    String digits = text(header, SIZE, SIZE_LENGTH).strip();
    return digits.isEmpty() ? 0 : Long.parseUnsignedLong(digits, 8);
  }

  private static UnreadableBook damaged() {
    return new UnreadableBook(DAMAGED, "The archive is damaged.");
  }

  private static UnreadableBook sparse() {
    return new UnreadableBook(UNSUPPORTED, "The archive is packed in an uncommon way.");
  }
}
