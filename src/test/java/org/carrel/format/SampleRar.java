package org.carrel.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Writes RAR containers of version 4 whose files are stored, also such as no honest tool would. It
 * packs nothing.
 */
final class SampleRar {
  static final int ARCHIVE_VOLUME = 0x0001;
  static final int ARCHIVE_SOLID = 0x0008;
  static final int ARCHIVE_LOCKED = 0x0080;
  static final int FILE_SPLIT = 0x0002;
  static final int FILE_LOCKED = 0x0004;
  static final int FILE_SOLID = 0x0010;
  static final int PLAIN = 0100644;
  static final int LINK = 0120777;

  private static final int FILE_WITH_DATA = 0x8000;
  private static final int UNIX = 3;
  private static final int VERSION = 20;
  private static final int STORED = 0x30;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final int fileFlags;

  private SampleRar(int archiveFlags, int fileFlags) {
    this.fileFlags = fileFlags;
    out.writeBytes(new byte[] {'R', 'a', 'r', '!', 0x1A, 7, 0});
    block(0x73, archiveFlags, new byte[6], new byte[0]);
  }

  static SampleRar plain() {
    return new SampleRar(0, 0);
  }

  /** The flags of the whole and of each file in it. */
  static SampleRar flagged(int archiveFlags, int fileFlags) {
    return new SampleRar(archiveFlags, fileFlags);
  }

  /** Honest, as the entries are. */
  static Path write(Path file, Map<String, byte[]> entries) {
    SampleRar rar = plain();
    entries.forEach(rar::add);
    return rar.to(file);
  }

  /** The same as one solid run, but for the first file. */
  static Path solid(Path file, Map<String, byte[]> entries) {
    SampleRar rar = flagged(ARCHIVE_SOLID, 0);
    int flags = 0;
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      rar.add(entry.getKey(), entry.getValue(), entry.getValue().length, flags, PLAIN);
      flags = FILE_SOLID;
    }
    return rar.to(file);
  }

  void add(String name, byte[] bytes) {
    add(name, bytes, bytes.length, fileFlags, PLAIN);
  }

  /**
   * @param announced unpacked size in bytes
   * @param mode of a Unix file
   */
  void add(String name, byte[] bytes, int announced, int flags, int mode) {
    byte[] encoded = name.getBytes(UTF_8);
    ByteBuffer fields = little(25 + encoded.length);
    fields.putInt(bytes.length).putInt(announced).put((byte) UNIX).putInt(crc(bytes)).putInt(0);
    fields.put((byte) VERSION).put((byte) STORED).putShort((short) encoded.length).putInt(mode);
    fields.put(encoded);
    block(0x74, FILE_WITH_DATA | flags, fields.array(), bytes);
  }

  Path to(Path file) {
    block(0x7B, 0x4000, new byte[0], new byte[0]);
    try {
      return Files.write(file, out.toByteArray());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private void block(int type, int flags, byte[] fields, byte[] data) {
    ByteBuffer header = little(5 + fields.length);
    header.put((byte) type).putShort((short) flags).putShort((short) (7 + fields.length));
    header.put(fields);
    out.writeBytes(little(2).putShort((short) crc(header.array())).array());
    out.writeBytes(header.array());
    out.writeBytes(data);
  }

  static ByteBuffer little(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  static int crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
