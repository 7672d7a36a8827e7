package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.DAMAGED;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Walks through the segments of a JBIG2 stream as PDFs embed it, and decodes none.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-T.88">T.88, 7.2: segment headers</a>
 */
final class Jbig2Scan {
  private static final int SYMBOLS = 0;
  private static final int PATTERNS = 16;
  private static final int PAGE = 48;
  private static final long UNKNOWN = 0xFFFFFFFFL;

  private Jbig2Scan() {}

  /** Of the largest region or page in it. */
  static long pixels(byte[] stream) {
    ByteBuffer segments = ByteBuffer.wrap(stream);
    long most = 0;
    try {
      while (segments.remaining() > 0) {
        most = Math.max(most, next(segments));
      }
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException cut) {
      throw new UnreadableBook(DAMAGED, "The page holds an image that is damaged.", cut);
    }
    return most;
  }

  /** Moves behind one segment. */
  private static long next(ByteBuffer segments) {
    long number = segments.getInt() & UNKNOWN;
    int flags = segments.get();
    int references = segments.get(segments.position()) >> 5 & 7;
    if (references == 7) {
      references = segments.getInt() & 0x1FFFFFFF;
      skip(segments, (references + 8L) / 8);
    } else {
      skip(segments, 1);
    }
    int each = number <= 256 ? 1 : number <= 65_536 ? 2 : 4;
    skip(segments, (long) references * each + ((flags & 0x40) == 0 ? 1 : 4));
    long length = segments.getInt() & UNKNOWN;
    long pixels = hasSize(flags & 0x3F) ? size(segments) : 0;
    skip(segments, length == UNKNOWN ? segments.remaining() : length);
    return pixels;
  }

  private static boolean hasSize(int kind) {
    return kind != SYMBOLS && kind != PATTERNS && kind <= PAGE;
  }

  /** A page of unknown height grows with its regions, which have theirs. */
  private static long size(ByteBuffer segments) {
    long width = segments.getInt(segments.position()) & UNKNOWN;
    long height = segments.getInt(segments.position() + 4) & UNKNOWN;
    long product = width * height; // negative beyond 63 bits
    return height == UNKNOWN ? width : product < 0 ? Long.MAX_VALUE : product;
  }

  private static void skip(ByteBuffer segments, long bytes) {
    segments.position((int) Math.min(Integer.MAX_VALUE, segments.position() + bytes));
  }
}
