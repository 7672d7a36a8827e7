package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.DAMAGED;
import static org.carrel.format.UnreadableBook.Defect.TOO_LARGE;
import static org.carrel.format.UnreadableBook.Defect.UNSUPPORTED;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Walks through the segments of a JBIG2 stream as PDFs embed it, and decodes none.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-T.88">T.88, 7.2: segment headers</a>
 */
final class Jbig2Scan {
  private static final long FILE = 0x974A42320D0A1A0AL;
  private static final int SYMBOLS = 0;
  private static final int PATTERNS = 16;
  private static final Set<Integer> HALFTONES = Set.of(20, 22, 23);
  private static final int PAGE = 48;
  private static final int REGION = 17;
  private static final long UNKNOWN = 0xFFFFFFFFL;

  /** Of symbols and patterns; a page has some thousands. */
  private static final long MOST = 1 << 18;

  private final ByteBuffer segments;
  private long entries;
  private long patterns;

  private Jbig2Scan(byte[] stream) {
    this.segments = ByteBuffer.wrap(stream);
  }

  /**
   * Of the largest region, grid or page in it, or of all its patterns.
   *
   * @param stream what all pages share, and then the page
   * @throws UnreadableBook UNSUPPORTED for a file of its own, which may be in another order;
   *     TOO_LARGE for dictionaries with too many entries
   */
  static long pixels(byte[] stream) {
    try {
      return new Jbig2Scan(stream).pixels();
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException cut) {
      throw new UnreadableBook(DAMAGED, "The page holds an image that is damaged.", cut);
    }
  }

  private long pixels() {
    if (segments.remaining() >= Long.BYTES && segments.getLong(0) == FILE) {
      throw new UnreadableBook(UNSUPPORTED, "The page holds an image of an uncommon kind.");
    }
    long most = 0;
    while (segments.hasRemaining()) {
      most = Math.max(most, next());
    }
    return most;
  }

  /** Moves behind one segment; numbers are as the decoder takes them, that is signed. */
  private long next() {
    int number = segments.getInt();
    int flags = segments.get();
    int references = segments.get(segments.position()) >> 5 & 7;
    if (references > 4) {
      references = segments.getInt() & 0x1FFFFFFF;
      skip((references + 8L) / 8);
    } else {
      skip(1);
    }
    int each = number <= 256 ? 1 : number <= 65_536 ? 2 : 4;
    skip((long) references * each + ((flags & 0x40) == 0 ? 1 : 4));
    long length = unsigned(segments.getInt());
    long pixels = size(flags & 0x3F);
    skip(length == UNKNOWN ? segments.remaining() : length);
    return pixels;
  }

  private long size(int kind) {
    return switch (kind) {
      case SYMBOLS -> symbols();
      case PATTERNS -> patterns();
      default -> kind > PAGE ? 0 : region(HALFTONES.contains(kind));
    };
  }

  /** How large symbols are is packed with them. See 7.4.2.1. */
  private long symbols() {
    int flags = segments.getShort(segments.position());
    boolean arithmetic = (flags & 1) == 0;
    boolean refined = (flags >> 1 & 1) == 1 && (flags >> 12 & 1) == 0;
    int template = arithmetic ? (flags >> 10 & 3) == 0 ? 8 : 2 : 0;
    int counts = Short.BYTES + template + (refined ? 4 : 0);
    count(at(counts) + at(counts + 4));
    return 0;
  }

  /** They lie side by side in one bitmap. See 7.4.4.1. */
  private long patterns() {
    long width = segments.get(segments.position() + 1) & 0xFF;
    long height = segments.get(segments.position() + 2) & 0xFF;
    long count = at(3) + 1;
    count(count);
    patterns += count * width * height;
    return patterns;
  }

  private void count(long more) {
    entries += more;
    if (entries > MOST) {
      throw new UnreadableBook(TOO_LARGE, "The page holds an image that is too large.");
    }
  }

  /** A page of unknown height grows with its regions, which have theirs; a grid has its own. */
  private long region(boolean halftone) {
    long area = at(4) == UNKNOWN ? at(0) : area(0);
    return halftone ? Math.max(area, area(REGION + 1)) : area;
  }

  private long area(int offset) {
    long product = at(offset) * at(offset + 4); // negative beyond 63 bits
    return product < 0 ? Long.MAX_VALUE : product;
  }

  private long at(int offset) {
    return unsigned(segments.getInt(segments.position() + offset));
  }

  private static long unsigned(int number) {
    return number & UNKNOWN;
  }

  private void skip(long bytes) {
    segments.position((int) Math.min(Integer.MAX_VALUE, segments.position() + bytes));
  }
}
