package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.DAMAGED;
import static org.carrel.format.UnreadableBook.Defect.ENCRYPTED;
import static org.carrel.format.UnreadableBook.Defect.HOSTILE;
import static org.carrel.format.UnreadableBook.Defect.TOO_LARGE;
import static org.carrel.format.UnreadableBook.Defect.UNSUPPORTED;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A ZIP file held to {@link Limits}. Nothing of it is ever written to disk; entries whose names
 * lead out of it, are absolute or hold NUL are treated as absent.
 */
final class Archive implements Closeable {
  /** What ZIP tools took names for before they could say UTF-8. */
  private static final Charset OLD_NAMES = Charset.forName("IBM437");

  private final ZipFile zip;
  private final Limits limits;
  private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

  private Archive(ZipFile zip, Limits limits) {
    this.zip = zip;
    this.limits = limits;
  }

  static Archive open(Path file, Limits limits) throws IOException {
    ZipEnd.check(file, limits);
    Archive archive = new Archive(zip(file), limits);
    try {
      archive.list();
    } catch (RuntimeException refused) {
      archive.close();
      throw refused;
    }
    return archive;
  }

  /** In the archive's order. */
  List<String> names() {
    return List.copyOf(entries.keySet());
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  /**
   * @param max bytes, uncompressed
   * @throws UnreadableBook if the entry is larger, or not as large as it declares
   */
  Optional<byte[]> bytes(String name, int max) throws IOException {
    ZipEntry entry = entries.get(name);
    return entry == null ? Optional.empty() : Optional.of(read(entry, max));
  }

  /** An XML or XHTML document; see {@link #bytes}. */
  Optional<byte[]> document(String name) throws IOException {
    return bytes(name, limits.document());
  }

  /** The entry as a raster image; empty if there is no such entry or it is something else. */
  Optional<PageImage> image(String name) throws IOException {
    return bytes(name, limits.image())
        .flatMap(bytes -> ImageType.of(bytes).map(type -> new PageImage(type.mediaType(), bytes)));
  }

  /** Bytes that an entry declares to have, uncompressed. */
  long size(String name) {
    ZipEntry entry = entries.get(name);
    return entry == null ? 0 : entry.getSize();
  }

  /** An XML or XHTML document as text, in UTF-16 if it says so by its mark, else in UTF-8. */
  String text(String name) throws IOException {
    byte[] bytes = document(name).orElse(new byte[0]);
    boolean wide =
        bytes.length > 1 && (bytes[0] == -1 && bytes[1] == -2 || bytes[0] == -2 && bytes[1] == -1);
    return new String(bytes, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
  }

  /**
   * Writes an entry out.
   *
   * @throws UnreadableBook if it is too large, or not as large as it declares
   */
  void copy(String name, OutputStream sink) throws IOException {
    ZipEntry entry = entries.get(name);
    if (entry == null) {
      throw new UnreadableBook(UNSUPPORTED, "The book has no such part.");
    }
    checkRatio(entry.getSize(), entry.getCompressedSize());
    byte[] chunk = new byte[16_384];
    long left = entry.getSize();
    try (InputStream in = zip.getInputStream(entry)) {
      for (int n = in.read(chunk); n >= 0 && left >= n; n = in.read(chunk)) {
        sink.write(chunk, 0, n);
        left -= n;
      }
    }
    if (left != 0) {
      throw new UnreadableBook(DAMAGED, "A part of the archive is not as long as declared.");
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private byte[] read(ZipEntry entry, int max) throws IOException {
    long size = entry.getSize();
    if (size > max) {
      throw new UnreadableBook(TOO_LARGE, "A part of the archive is too large.");
    }
    checkRatio(size, entry.getCompressedSize());
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes((int) size);
      if (bytes.length < size || in.read() >= 0) {
        throw new UnreadableBook(DAMAGED, "A part of the archive is not as long as declared.");
      }
      return bytes;
    }
  }

  private void list() {
    long unpacked = 0;
    long packed = 0;
    Enumeration<? extends ZipEntry> all = zip.entries();
    while (all.hasMoreElements()) {
      ZipEntry entry = all.nextElement();
      unpacked = Math.addExact(unpacked, Math.max(0, entry.getSize()));
      packed += Math.max(0, entry.getCompressedSize());
      if (!entry.isDirectory() && staysInside(entry.getName()) && entry.getSize() >= 0) {
        entries.putIfAbsent(entry.getName(), entry);
      }
    }
    if (unpacked > limits.archive()) {
      throw new UnreadableBook(TOO_LARGE, "The archive unpacks to too many bytes.");
    }
    checkRatio(unpacked, packed);
  }

  private void checkRatio(long unpacked, long packed) {
    if (unpacked > Limits.RATIO_FROM && unpacked / Math.max(1, packed) > limits.ratio()) {
      throw new UnreadableBook(HOSTILE, "The archive unpacks to far more than it holds.");
    }
  }

  private static boolean staysInside(String name) {
    boolean odd = name.isEmpty() || name.startsWith("/") || name.indexOf('\0') >= 0;
    return !odd && name.indexOf('\\') < 0 && !List.of(name.split("/")).contains("..");
  }

  private static ZipFile zip(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile(), ZipFile.OPEN_READ, StandardCharsets.UTF_8);
    } catch (ZipException refused) {
      if (!says(refused, "bad entry name") && !says(refused, "bad entry comment")) {
        throw refusal(refused);
      }
    }
    try {
      return new ZipFile(file.toFile(), ZipFile.OPEN_READ, OLD_NAMES);
    } catch (ZipException refused) {
      throw refusal(refused);
    }
  }

  private static UnreadableBook refusal(ZipException refused) {
    if (says(refused, "encrypted")) {
      return new UnreadableBook(ENCRYPTED, "The archive is protected by a password.", refused);
    }
    if (says(refused, "compression method")) {
      return new UnreadableBook(UNSUPPORTED, "The archive is packed in an uncommon way.", refused);
    }
    return new UnreadableBook(DAMAGED, "The archive is damaged.", refused);
  }

  private static boolean says(ZipException refused, String words) {
    @Nullable String message = refused.getMessage();
    return message != null && message.contains(words);
  }
}
