package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.DAMAGED;
import static org.carrel.format.UnreadableBook.Defect.TOO_LARGE;
import static org.carrel.format.UnreadableBook.Defect.UNSUPPORTED;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;

/**
 * What a 7z header tells of packed streams, the folders that unpack them, and how many files each
 * folder is cut into. Every count is held to a limit as it is read, for the library makes arrays
 * and bit sets of some before it looks whether there is anything behind them.
 */
final class SevenZipStreams {
  private static final int END = 0;
  private static final int PACKED = 6;
  private static final int UNPACKED = 7;
  private static final int FILES = 8;
  private static final int SIZES = 9;
  private static final int CHECKSUMS = 10;
  private static final int FOLDERS = 11;
  private static final int UNPACKED_SIZES = 12;
  private static final int FILE_COUNTS = 13;

  private static final int METHOD_LENGTH = 0x0F;
  private static final int SEVERAL_STREAMS = 0x10;
  private static final int HAS_PROPERTIES = 0x20;
  private static final int ALTERNATIVES = 0x80;

  /** Coders of a folder, and streams of a coder; 7-Zip itself takes no more. */
  private static final int MOST_CODERS = 64;

  private final ByteBuffer header;
  private final Limits limits;
  private final List<List<Coder>> folders = new ArrayList<>();
  private final List<Integer> outputs = new ArrayList<>();
  private BitSet whole = new BitSet();
  private long position;
  private long packed;
  private long largest;

  private SevenZipStreams(ByteBuffer header, Limits limits) {
    this.header = header;
    this.limits = limits;
  }

  /**
   * One step of unpacking.
   *
   * @param method its id in hexadecimal digits
   * @param property the first byte of its properties, 0 if it has none
   */
  record Coder(String method, byte property) {}

  /**
   * @param header read from where it stands to the end of the streams
   * @throws UnreadableBook if that is damaged or more than the limits allow
   */
  static SevenZipStreams read(ByteBuffer header, Limits limits) {
    SevenZipStreams streams = new SevenZipStreams(header, limits);
    streams.read();
    return streams;
  }

  /** Where the first packed stream begins. */
  long position() {
    return position;
  }

  /** Bytes of the first packed stream. */
  long packed() {
    return packed;
  }

  /** Of the first folder; empty if there is none. */
  List<Coder> coders() {
    return folders.isEmpty() ? List.of() : folders.get(0);
  }

  /** Bytes that any coder unpacks to, at most. */
  long largest() {
    return largest;
  }

  private void read() {
    int part = header.get();
    if (part == PACKED) {
      packedStreams();
      part = header.get();
    }
    if (part == UNPACKED) {
      unpackedStreams();
      part = header.get();
    }
    if (part == FILES) {
      files();
      part = header.get();
    }
    require(part == END);
  }

  private void packedStreams() {
    position = number(header);
    int count = count(header, limits);
    int part = header.get();
    if (part == SIZES) {
      for (int i = 0; i < count; i++) {
        long size = number(header);
        packed = i == 0 ? size : packed;
      }
      part = header.get();
    }
    if (part == CHECKSUMS) {
      checksums(count);
      part = header.get();
    }
    require(part == END);
  }

  private void unpackedStreams() {
    require(header.get() == FOLDERS);
    int count = count(header, limits);
    require(header.get() == 0);
    for (int i = 0; i < count; i++) {
      folder();
    }
    require(header.get() == UNPACKED_SIZES);
    for (int each : outputs) {
      for (int i = 0; i < each; i++) {
        long size = number(header);
        require(size >= 0);
        largest = Math.max(largest, size);
      }
    }
    int part = header.get();
    if (part == CHECKSUMS) {
      whole = checksums(count);
      part = header.get();
    }
    require(part == END);
  }

  private void folder() {
    List<Coder> coders = new ArrayList<>();
    int ins = 0;
    int outs = 0;
    int count = fewCount();
    for (int i = 0; i < count; i++) {
      int flags = header.get();
      require((flags & ALTERNATIVES) == 0);
      byte[] method = new byte[flags & METHOD_LENGTH];
      header.get(method);
      boolean several = (flags & SEVERAL_STREAMS) != 0;
      ins += several ? fewCount() : 1;
      outs += several ? fewCount() : 1;
      byte property = (flags & HAS_PROPERTIES) != 0 ? firstOf(number(header)) : 0;
      coders.add(new Coder(HexFormat.of().formatHex(method), property));
    }
    require(outs > 0);
    numbers(2 * (outs - 1));
    int unbound = ins - (outs - 1);
    numbers(unbound == 1 ? 0 : unbound);
    folders.add(coders);
    outputs.add(outs);
  }

  private byte firstOf(long length) {
    byte first = length == 0 ? 0 : header.get(header.position());
    skip(header, length);
    return first;
  }

  private void files() {
    int[] counts = new int[folders.size()];
    Arrays.fill(counts, 1);
    int part = header.get();
    if (part == FILE_COUNTS) {
      long sum = 0;
      for (int i = 0; i < counts.length; i++) {
        counts[i] = count(header, limits);
        sum += counts[i];
      }
      requireFew(sum, limits);
      part = header.get();
    }
    if (part == SIZES) {
      for (int count : counts) {
        numbers(count - 1);
      }
      part = header.get();
    }
    if (part == CHECKSUMS) {
      checksums(ownChecksums(counts));
      part = header.get();
    }
    require(part == END);
  }

  /**
   * Of files that are not all of a folder that has one. The library counts them in two ways, which
   * come to the same in whatever it can read.
   */
  private int ownChecksums(int[] counts) {
    int own = 0;
    int otherwise = 0;
    int alone = 0;
    for (int i = 0; i < counts.length; i++) {
      own += counts[i] == 1 && whole.get(i) ? 0 : counts[i];
      otherwise += counts[i] == 1 && whole.get(alone++) ? 0 : counts[i];
    }
    require(own == otherwise);
    return own;
  }

  /** Which of so many have one. */
  private BitSet checksums(int count) {
    BitSet defined = new BitSet(count);
    if (header.get() != 0) {
      defined.set(0, count);
    } else {
      int bits = 0;
      for (int i = 0; i < count; i++) {
        bits = i % 8 == 0 ? header.get() : bits << 1;
        defined.set(i, (bits & 0x80) != 0);
      }
    }
    skip(header, 4L * defined.cardinality());
    return defined;
  }

  private void numbers(int count) {
    for (int i = 0; i < count; i++) {
      number(header);
    }
  }

  private int fewCount() {
    long count = number(header);
    if (count < 0 || count > MOST_CODERS) {
      throw new UnreadableBook(UNSUPPORTED, "The archive is packed in an uncommon way.");
    }
    return (int) count;
  }

  /** A number of things of which an archive may have as many as entries. */
  static int count(ByteBuffer header, Limits limits) {
    long count = number(header);
    requireFew(count, limits);
    return (int) count;
  }

  private static void requireFew(long count, Limits limits) {
    if (count < 0 || count > limits.entries()) {
      throw new UnreadableBook(TOO_LARGE, "The archive has too many entries.");
    }
  }

  /** As many bytes follow the first one as it has leading ones; its other bits are the highest. */
  static long number(ByteBuffer header) {
    int first = header.get() & 0xFF;
    long value = 0;
    int mask = 0x80;
    for (int i = 0; i < 8; i++) {
      if ((first & mask) == 0) {
        return value | (long) (first & mask - 1) << 8 * i;
      }
      value |= (header.get() & 0xFFL) << 8 * i;
      mask >>>= 1;
    }
    return value;
  }

  static void skip(ByteBuffer header, long bytes) {
    require(bytes >= 0 && bytes <= header.remaining());
    header.position(header.position() + (int) bytes);
  }

  private static void require(boolean sound) {
    if (!sound) {
      throw new UnreadableBook(DAMAGED, "The archive is damaged.");
    }
  }
}
