package org.carrel.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    return overlapping(bomb(file, "p00000.png", bytes), count);
  }

  /** The same of the last entry of a ZIP file, whose name is to end with five digits and suffix. */
  static Path overlapping(Path file, int count) {
    byte[] before = bytes(file);
    Tail tail = Tail.of(before);
    int last = tail.entries().get(tail.entries().size() - 1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(before, 0, last);
    for (int i = 0; i < count; i++) {
      byte[] entry = Arrays.copyOfRange(before, last, tail.end());
      int nameEnd = 46 + tail.bytes().getShort(last + 28);
      byte[] digits = "%05d".formatted(i).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(digits, 0, entry, nameEnd - 9, digits.length);
      out.writeBytes(entry);
    }
    int all = tail.entries().size() - 1 + count;
    out.writeBytes(record(all, out.size() - tail.directory(), tail.directory(), 0));
    return write(file, out.toByteArray());
  }

  /**
   * Takes away the 64-bit records, so that the number of entries is told by its lowest 16 bits
   * only.
   */
  static Path without64(Path file) {
    byte[] before = bytes(file);
    Tail tail = Tail.of(before);
    int size = tail.bytes().getInt(tail.end() + 12);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(before, 0, tail.directory() + size);
    out.writeBytes(record(tail.entries().size(), size, tail.directory(), 0));
    return write(file, out.toByteArray());
  }

  /**
   * Puts a record that tells of nothing into the comment of a last entry, so that it reaches to the
   * end of the file, as the true one behind it does not.
   */
  static Path behindAnotherRecord(Path file, Map<String, byte[]> entries, String eachComment) {
    byte[] harmless = record(0, 0, 0, 23);
    try (OutputStream out = Files.newOutputStream(file)) {
      ZipOutputStream zip = new ZipOutputStream(out);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        put(zip, entry.getKey(), eachComment, entry.getValue());
      }
      put(zip, "z.png", new String(harmless, StandardCharsets.US_ASCII), new byte[0]);
      zip.finish();
      out.write(0);
      return file;
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static void put(ZipOutputStream zip, String name, String comment, byte[] bytes)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setComment(comment);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  /** Lets the list say of an entry that it unpacks to so many bytes. */
  static Path announce(Path file, String name, int size) {
    return patch(file, name, 24, size);
  }

  /** Lets the list say of an entry that it is a symbolic link, as tools of Unix do. */
  static Path link(Path file, String name) {
    int madeByUnix = 3 << 8 | 20;
    int needed = 20;
    patch(file, name, 4, madeByUnix | needed << 16);
    return patch(file, name, 38, 0120777 << 16);
  }

  private static Path patch(Path file, String name, int offset, int value) {
    Tail tail = Tail.of(bytes(file));
    for (int entry : tail.entries()) {
      if (name.equals(tail.name(entry))) {
        tail.bytes().putInt(entry + offset, value);
      }
    }
    return write(file, tail.bytes().array());
  }

  /** The end of a ZIP file without a comment. */
  private record Tail(ByteBuffer bytes, int end, int directory, List<Integer> entries) {
    static Tail of(byte[] file) {
      ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
      int end = file.length - 22;
      int directory = bytes.getInt(end + 16);
      List<Integer> entries = new ArrayList<>();
      int at = directory;
      while (bytes.getInt(at) == 0x02014b50) {
        entries.add(at);
        at += 46 + bytes.getShort(at + 28) + bytes.getShort(at + 30) + bytes.getShort(at + 32);
      }
      return new Tail(bytes, end, directory, entries);
    }

    String name(int entry) {
      return new String(
          bytes.array(), entry + 46, bytes.getShort(entry + 28), StandardCharsets.UTF_8);
    }
  }

  /** What ends a ZIP file. */
  private static byte[] record(int entries, int size, int directory, int comment) {
    ByteBuffer end = SampleRar.little(22).putInt(0x06054b50).putInt(0);
    end.putShort((short) entries).putShort((short) entries).putInt(size).putInt(directory);
    return end.putShort((short) comment).array();
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
