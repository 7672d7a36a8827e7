package org.carrel.format;

import static org.apache.commons.compress.archivers.sevenz.SevenZMethod.COPY;
import static org.apache.commons.compress.archivers.sevenz.SevenZMethod.LZMA;
import static org.apache.commons.compress.archivers.sevenz.SevenZMethod.LZMA2;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.tukaani.xz.FinishableWrapperOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;

/** Writes 7z files of which the header is packed, or says what no honest tool would. */
final class SampleSevenZip {
  /** A mebibyte, and how LZMA2 writes that. */
  private static final int DICTIONARY = 1 << 20;

  private static final int DICTIONARY_OF_LZMA2 = 16;

  private static final int START = 32;

  private SampleSevenZip() {}

  /** Honest, with its header packed by a method; {@code LZMA}, {@code LZMA2} or {@code COPY}. */
  static Path write(Path file, Map<String, byte[]> entries, SevenZMethod method) {
    SampleArchives.sevenZip(file, entries);
    byte[] plain = bytes(file);
    ByteBuffer start = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
    int headerAt = START + (int) start.getLong(12);
    return packed(
        file,
        Arrays.copyOfRange(plain, START, headerAt),
        Arrays.copyOfRange(plain, headerAt, plain.length),
        method);
  }

  /** One of a single stored file that is said to have another size. */
  static Path announcing(Path file, String name, byte[] bytes, int size) {
    byte[] names = (name + "\0").getBytes(StandardCharsets.UTF_16LE);
    byte[] header =
        join(
            of(1, 4, 6, 0, 1, 9),
            numbers(bytes.length),
            of(0, 7, 11, 1, 0, 1, 1, 0, 12),
            numbers(size),
            of(0, 8, 0, 0, 5, 1, 17),
            numbers(names.length + 1),
            of(0),
            names,
            of(0, 0));
    return write(file, bytes, header);
  }

  /** One whose header is nothing but zeros, as many as said. */
  static Path headerBomb(Path file, int zeros) {
    return packed(file, new byte[0], new byte[zeros], LZMA);
  }

  /** One of whose header the middle says that there is much, with nothing behind it. */
  static Path boasting(Path file, Boast boast) {
    return write(file, new byte[0], boast.header());
  }

  /** The same with the header packed. */
  static Path boastingPacked(Path file, Boast boast) {
    return packed(file, new byte[0], boast.header(), LZMA);
  }

  /** Of what a header can say that there is much. */
  enum Boast {
    PACKED_STREAMS,
    CODER_STREAMS,
    FILES_OF_A_FOLDER,
    FILES;

    private static final long MUCH = 40_000_000;

    private byte[] header() {
      byte[] packed = join(of(6), numbers(0, much(PACKED_STREAMS, 0)), of(10, 1));
      byte[] folder = join(of(1, 0x11, 0), numbers(much(CODER_STREAMS, 1), 1));
      byte[] unpacked = join(of(7, 11), numbers(1), of(0), folder, of(12, 0, 0));
      byte[] files = join(of(8, 13), numbers(much(FILES_OF_A_FOLDER, 0)), of(0));
      byte[] streams = join(of(4), this == PACKED_STREAMS ? packed : of(), unpacked, files, of(0));
      return join(of(1), streams, of(5), numbers(much(FILES, 0)), of(14, 0), of(0, 0));
    }

    private long much(Boast where, long otherwise) {
      return this == where ? MUCH : otherwise;
    }
  }

  private static Path packed(Path file, byte[] body, byte[] header, SevenZMethod method) {
    byte[] packed = pack(header, method);
    byte[] encoded =
        join(
            of(23, 6),
            numbers(body.length, 1),
            of(9),
            numbers(packed.length),
            of(0, 7, 11, 1, 0, 1),
            coder(method),
            of(12),
            numbers(header.length),
            of(0, 0));
    return write(file, join(body, packed), encoded);
  }

  private static byte[] coder(SevenZMethod method) {
    LZMA2Options options = options();
    int lzma = (options.getPb() * 5 + options.getLp()) * 9 + options.getLc();
    return switch (method) {
      case COPY -> of(1, 0);
      case LZMA2 -> of(0x21, 0x21, 1, DICTIONARY_OF_LZMA2);
      case LZMA -> of(0x23, 3, 1, 1, 5, lzma, 0, 0, DICTIONARY >> 16, 0);
      default -> throw new AssertionError(method);
    };
  }

  private static byte[] pack(byte[] header, SevenZMethod method) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out =
        switch (method) {
          case COPY -> packed;
          case LZMA2 -> options().getOutputStream(new FinishableWrapperOutputStream(packed));
          case LZMA -> new LZMAOutputStream(packed, options(), /* useEndMarker= */ false);
          default -> throw new AssertionError(method);
        }) {
      out.write(header);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
    return packed.toByteArray();
  }

  private static LZMA2Options options() {
    try {
      LZMA2Options options = new LZMA2Options(1);
      options.setDictSize(DICTIONARY);
      return options;
    } catch (IOException unsupported) {
      throw new AssertionError(unsupported);
    }
  }

  private static Path write(Path file, byte[] body, byte[] header) {
    ByteBuffer start = SampleRar.little(START);
    start.put("7z\u00bc\u00af\u0027\u001c\0\4".getBytes(StandardCharsets.ISO_8859_1)).putInt(0);
    start.putLong(body.length).putLong(header.length).putInt(SampleRar.crc(header));
    start.putInt(8, SampleRar.crc(Arrays.copyOfRange(start.array(), 12, START)));
    try {
      return Files.write(file, join(start.array(), body, header));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  /** Each in one byte if it fits, else in the nine that fit all. */
  private static byte[] numbers(long... values) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (long value : values) {
      if (value < 0x80) {
        bytes.write((int) value);
      } else {
        bytes.writeBytes(SampleRar.little(9).put((byte) 0xFF).putLong(value).array());
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] of(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }
}
