package org.carrel.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The same of version 5.
 *
 * @see SampleRar
 * @see <a href="https://www.rarlab.com/technote.htm">RAR 5.0 archive format</a>
 */
final class SampleRar5 {
  static final int ARCHIVE_VOLUME = 0x0001;
  static final int ARCHIVE_SOLID = 0x0004;
  static final int SOLID = 0x40;

  /** The fastest method, with a dictionary of 4 GiB. */
  static final int HUGE_DICTIONARY = 1 << 7 | 15 << 10;

  private static final byte[] NOTHING = {};

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private SampleRar5() {
    out.writeBytes(new byte[] {'R', 'a', 'r', '!', 0x1A, 7, 1, 0});
  }

  static SampleRar5 flagged(int archiveFlags) {
    SampleRar5 rar = new SampleRar5();
    rar.block(1, numbers(archiveFlags), NOTHING, NOTHING);
    return rar;
  }

  /** One whose list of files is encrypted. */
  static Path locked(Path file) {
    SampleRar5 rar = new SampleRar5();
    rar.block(4, join(numbers(0, 0), new byte[] {15}, new byte[16]), NOTHING, NOTHING);
    rar.out.writeBytes(new byte[64]);
    return rar.save(file);
  }

  static Path write(Path file, Map<String, byte[]> entries) {
    SampleRar5 rar = flagged(0);
    entries.forEach((name, bytes) -> rar.add(name, bytes, bytes.length, 0, NOTHING));
    return rar.to(file);
  }

  static Path solid(Path file, Map<String, byte[]> entries) {
    SampleRar5 rar = flagged(ARCHIVE_SOLID);
    int compression = 0;
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      rar.add(entry.getKey(), entry.getValue(), entry.getValue().length, compression, NOTHING);
      compression = SOLID;
    }
    return rar.to(file);
  }

  /** What says that a file is encrypted. */
  static byte[] encryption() {
    return record(1, join(numbers(0, 0), new byte[] {15}, new byte[32]));
  }

  /** What says that a file is a symbolic link. */
  static byte[] link(String target) {
    byte[] encoded = target.getBytes(UTF_8);
    return record(5, join(numbers(1, 0, encoded.length), encoded));
  }

  /**
   * @param announced unpacked size in bytes
   * @param compression as in the format's compression information
   */
  void add(String name, byte[] bytes, long announced, int compression, byte[] extra) {
    byte[] encoded = name.getBytes(UTF_8);
    byte[] fields =
        join(
            numbers(4, announced, SampleRar.PLAIN),
            SampleRar.little(4).putInt(SampleRar.crc(bytes)).array(),
            numbers(compression, 1, encoded.length),
            encoded);
    block(2, fields, extra, bytes);
  }

  Path to(Path file) {
    block(5, numbers(0), NOTHING, NOTHING);
    return save(file);
  }

  private Path save(Path file) {
    try {
      return Files.write(file, out.toByteArray());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private void block(int type, byte[] fields, byte[] extra, byte[] data) {
    int flags = (extra.length > 0 ? 1 : 0) | (data.length > 0 ? 2 : 0);
    byte[] extraSize = extra.length > 0 ? numbers(extra.length) : NOTHING;
    byte[] dataSize = data.length > 0 ? numbers(data.length) : NOTHING;
    byte[] rest = join(numbers(type, flags), extraSize, dataSize, fields, extra);
    byte[] header = join(numbers(rest.length), rest);
    out.writeBytes(SampleRar.little(4).putInt(SampleRar.crc(header)).array());
    out.writeBytes(header);
    out.writeBytes(data);
  }

  private static byte[] record(int type, byte[] fields) {
    byte[] rest = join(numbers(type), fields);
    return join(numbers(rest.length), rest);
  }

  /** Each in groups of seven bits, the lowest first. */
  private static byte[] numbers(long... values) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (long value : values) {
      long left = value;
      while (left > 0x7F) {
        bytes.write((int) (left & 0x7F | 0x80));
        left >>>= 7;
      }
      bytes.write((int) left);
    }
    return bytes.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }
}
