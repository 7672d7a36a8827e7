package org.carrel.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
