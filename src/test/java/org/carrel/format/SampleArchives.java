package org.carrel.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.carrel.format.SampleBooks.Facts;

/** Makes archives of the kinds that are no ZIP. */
public final class SampleArchives {
  private SampleArchives() {}

  /** A comic as {@link SampleBooks#cbz} makes it, in a RAR file of version 4. */
  public static Path cbr(Path file, int pages, Facts facts) {
    return SampleRar.write(file, entries(pages, facts));
  }

  /** The same of version 5, solid. */
  public static Path solidCbr(Path file, int pages, Facts facts) {
    return SampleRar5.solid(file, entries(pages, facts));
  }

  public static Path cb7(Path file, int pages, Facts facts) {
    return sevenZip(file, entries(pages, facts));
  }

  public static Path cbt(Path file, int pages, Facts facts) {
    return tar(file, entries(pages, facts));
  }

  /** A ZIP file around another file. */
  public static Path zip(Path file, String name, byte[] content) {
    return SampleZip.write(file, Map.of(name, content));
  }

  static Map<String, byte[]> entries(int pages, Facts facts) {
    return SampleBooks.cbzEntries(pages, SampleBooks.comicInfo(facts));
  }

  /** Many files are stored, since each is packed by itself. */
  static Path sevenZip(Path file, Map<String, byte[]> entries) {
    boolean many = entries.size() > 20;
    return sevenZip(file, entries, many ? SevenZMethod.COPY : SevenZMethod.LZMA2);
  }

  static Path sevenZip(Path file, Map<String, byte[]> entries, SevenZMethod method) {
    try (SevenZOutputFile archive = new SevenZOutputFile(file.toFile())) {
      archive.setContentCompression(method);
      for (Map.Entry<String, byte[]> one : entries.entrySet()) {
        SevenZArchiveEntry entry = new SevenZArchiveEntry();
        entry.setName(one.getKey());
        archive.putArchiveEntry(entry);
        archive.write(one.getValue());
        archive.closeArchiveEntry();
      }
      return file;
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  /** One entry after the other, each a link if its name says so; names may come twice. */
  static Path sevenZip(Path file, List<String> names, byte[] each) {
    try (SevenZOutputFile archive = new SevenZOutputFile(file.toFile())) {
      archive.setContentCompression(SevenZMethod.DEFLATE);
      for (String name : names) {
        SevenZArchiveEntry entry = new SevenZArchiveEntry();
        entry.setName(name);
        entry.setHasWindowsAttributes(name.startsWith("link"));
        entry.setWindowsAttributes(0120777 << 16 | 0x8000);
        archive.putArchiveEntry(entry);
        archive.write(each);
        archive.closeArchiveEntry();
      }
      return file;
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  static Path tar(Path file, Map<String, byte[]> entries) {
    return tar(file, entries, TarArchiveOutputStream.LONGFILE_ERROR);
  }

  /**
   * @param longNames how names of more than 100 bytes are written, as the library has it
   */
  static Path tar(Path file, Map<String, byte[]> entries, int longNames) {
    try (TarArchiveOutputStream archive =
        new TarArchiveOutputStream(Files.newOutputStream(file), "UTF-8")) {
      archive.setLongFileMode(longNames);
      for (Map.Entry<String, byte[]> one : entries.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(one.getKey(), true);
        entry.setSize(one.getValue().length);
        archive.putArchiveEntry(entry);
        archive.write(one.getValue());
        archive.closeArchiveEntry();
      }
      return file;
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  /** A tar file of one page that is said to have another size. */
  static Path announcingTar(Path file, byte[] page, long size) {
    byte[] end = new byte[2 * 512];
    return tar(file, List.of(header("1.png", '0', size), padded(page), end));
  }

  /** A tar file of a page, and before that, so many times, a header of another type. */
  static Path precededTar(Path file, char type, byte[] content, int times) {
    List<byte[]> parts = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      parts.add(header("before", type, content.length));
      parts.add(padded(content));
    }
    byte[] page = SampleImages.png(10, 10, 1);
    parts.addAll(List.of(header("1.png", '0', page.length), padded(page), new byte[2 * 512]));
    return tar(file, parts);
  }

  /** A tar file of a page whose name begins in the field that POSIX has for that. */
  static Path prefixedTar(Path file, String folder, byte[] page) {
    byte[] header = header("1.png", '0', page.length);
    byte[] prefix = folder.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(prefix, 0, header, 345, prefix.length);
    return tar(file, List.of(header, padded(page), new byte[2 * 512]));
  }

  /** A record of an extended header. */
  static byte[] pax(String key, String value) {
    int rest = key.length() + value.length() + 3;
    int length = rest + String.valueOf(rest).length();
    length = rest + String.valueOf(length).length();
    return "%d %s=%s\n".formatted(length, key, value).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] header(String name, char type, long size) {
    TarArchiveEntry entry = new TarArchiveEntry(name, (byte) type);
    entry.setSize(size);
    byte[] header = new byte[512];
    entry.writeEntryHeader(header);
    return header;
  }

  private static byte[] padded(byte[] content) {
    return Arrays.copyOf(content, (content.length + 511) / 512 * 512);
  }

  private static Path tar(Path file, List<byte[]> parts) {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (byte[] part : parts) {
        out.write(part);
      }
      return file;
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  /** A tar file of a page that is a link to a file of the server, and of one that is a page. */
  static Path linkingTar(Path file, String target) {
    try (TarArchiveOutputStream archive =
        new TarArchiveOutputStream(Files.newOutputStream(file), "UTF-8")) {
      TarArchiveEntry link = new TarArchiveEntry("page0.png", TarConstants.LF_SYMLINK);
      link.setLinkName(target);
      archive.putArchiveEntry(link);
      archive.closeArchiveEntry();
      byte[] page = SampleImages.png(10, 10, 1);
      TarArchiveEntry entry = new TarArchiveEntry("page1.png");
      entry.setSize(page.length);
      archive.putArchiveEntry(entry);
      archive.write(page);
      archive.closeArchiveEntry();
      return file;
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  /** An archive that real tools made, of Apache Tika's tests. */
  public static Path real(String name, Path file) {
    try (InputStream in =
        Objects.requireNonNull(
            SampleArchives.class.getResourceAsStream("/test-documents/" + name))) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }
}
