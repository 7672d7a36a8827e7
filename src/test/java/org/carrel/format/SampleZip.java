package org.carrel.format;

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
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes ZIP files, also such as no honest tool would. */
final class SampleZip {
  private SampleZip() {}

  static Path write(Path file, Map<String, byte[]> entries) {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
      return file;
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  /** An entry of zeros. */
  static Path bomb(Path file, String name, long bytes) {
    byte[] zeros = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      for (long written = 0; written < bytes; written += zeros.length) {
        zip.write(zeros);
      }
      zip.closeEntry();
      return file;
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  /**
   * Files that all lie upon the same bytes, as many as are named.
   *
   * @see <a href="https://www.bamsoftware.com/hacks/zipbomb/">A better zip bomb</a>
   */
  static Path overlapping(Path file, int count, int bytes) {
    bomb(file, "p00000.png", bytes);
    byte[] one = bytes(file);
    ByteBuffer end = ByteBuffer.wrap(one).order(ByteOrder.LITTLE_ENDIAN);
    int endAt = one.length - 22;
    int directoryAt = end.getInt(endAt + 16);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(one, 0, directoryAt);
    for (int i = 0; i < count; i++) {
      byte[] entry = Arrays.copyOfRange(one, directoryAt, endAt);
      byte[] name = "p%05d.png".formatted(i).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(name, 0, entry, 46, name.length);
      out.writeBytes(entry);
    }
    end.putShort(endAt + 8, (short) count).putShort(endAt + 10, (short) count);
    end.putInt(endAt + 12, count * (endAt - directoryAt));
    out.write(one, endAt, 22);
    return write(file, out.toByteArray());
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static Path write(Path file, byte[] bytes) {
    try {
      return Files.write(file, bytes);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  static Path truncate(Path file, double share) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, java.util.Arrays.copyOf(bytes, (int) (bytes.length * share)));
      return file;
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  /** Changes bytes of a file wherever they stand; both strings in ISO 8859-1 and of one length. */
  static Path replace(Path file, String old, String replacement) {
    var latin = java.nio.charset.StandardCharsets.ISO_8859_1;
    try {
      String text = new String(Files.readAllBytes(file), latin);
      Files.write(file, text.replace(old, replacement).getBytes(latin));
      return file;
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }
}
