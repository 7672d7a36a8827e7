package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.TOO_LARGE;
import static org.carrel.format.UnreadableBook.Defect.UNSUPPORTED;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An archive held to {@link Limits}, however it is packed. Entries whose names lead out of it, are
 * absolute or hold NUL are treated as absent.
 */
final class Archive implements Closeable {
  private final Packing packing;
  private final Limits limits;
  private final Deadline deadline;
  private final Map<String, Packing.Entry> entries = new LinkedHashMap<>();

  private Archive(Packing packing, Limits limits, Deadline deadline) {
    this.packing = packing;
    this.limits = limits;
    this.deadline = deadline;
  }

  /**
   * @throws UnreadableBook UNSUPPORTED for what is no archive
   */
  static Archive open(Path file, Limits limits) throws IOException {
    ArchiveKind kind =
        ArchiveKind.of(file)
            .orElseThrow(() -> new UnreadableBook(UNSUPPORTED, "The file is no archive."));
    return open(kind, file, limits);
  }

  /** The same, taken for a ZIP file. */
  static Archive zip(Path file, Limits limits) throws IOException {
    return open(ArchiveKind.ZIP, file, limits);
  }

  static Archive open(ArchiveKind kind, Path file, Limits limits) throws IOException {
    Archive archive = new Archive(kind.open(file, limits), limits, deadline(kind, limits));
    try {
      archive.list(Files.size(file));
    } catch (IOException | RuntimeException refused) {
      archive.close();
      throw refused;
    }
    return archive;
  }

  private static Deadline deadline(ArchiveKind kind, Limits limits) {
    return kind.isHeavy() ? Deadline.in(limits.unpacking()) : Deadline.distant();
  }

  /** In the archive's order. */
  List<String> names() {
    return List.copyOf(entries.keySet());
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  /** Whether an entry can be read only after those before it. */
  boolean isSolid() {
    return packing.isSolid();
  }

  /**
   * @param max bytes, uncompressed
   * @throws UnreadableBook if the entry is larger, or not as large as it declares
   */
  Optional<byte[]> bytes(String name, int max) throws IOException {
    Packing.Entry entry = entries.get(name);
    return entry == null ? Optional.empty() : Optional.of(read(entry, max));
  }

  /** An XML or XHTML document; see {@link #bytes}. */
  Optional<byte[]> document(String name) throws IOException {
    return bytes(name, limits.document());
  }

  /** The entry as a raster image; empty if there is no such entry or it is something else. */
  Optional<PageImage> image(String name) throws IOException {
    return bytes(name, limits.image()).flatMap(PageImage::of);
  }

  /** Bytes that an entry declares to have, uncompressed. */
  long size(String name) {
    Packing.Entry entry = entries.get(name);
    return entry == null ? 0 : entry.size();
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
    Packing.Entry entry = entries.get(name);
    if (entry == null) {
      throw new UnreadableBook(UNSUPPORTED, "The book has no such part.");
    }
    unpack(entry, sink);
  }

  @Override
  public void close() throws IOException {
    packing.close();
  }

  private byte[] read(Packing.Entry entry, int max) throws IOException {
    if (entry.size() > max) {
      throw new UnreadableBook(TOO_LARGE, "A part of the archive is too large.");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) entry.size());
    unpack(entry, bytes);
    return bytes.toByteArray();
  }

  private void unpack(Packing.Entry entry, OutputStream sink) throws IOException {
    if (entry.packed() > 0 && !packing.isSolid()) {
      limits.requireRatio(entry.size(), entry.packed());
    }
    Measured measured = new Measured(sink, entry.size(), deadline);
    packing.unpack(entry, measured);
    measured.requireWhole();
  }

  private void list(long fileSize) {
    long unpacked = 0;
    long packed = 0;
    for (Packing.Entry entry : packing.entries()) {
      unpacked = Math.addExact(unpacked, Math.max(0, entry.size()));
      packed += Math.max(0, entry.packed());
      if (staysInside(entry.name()) && entry.size() >= 0) {
        entries.putIfAbsent(entry.name(), entry);
      }
    }
    // entries that lie upon each other declare more than there is
    limits.require(
        unpacked,
        packing.isSolid() ? limits.solid() : limits.archive(),
        packed == 0 ? fileSize : Math.min(packed, fileSize));
  }

  private static boolean staysInside(String name) {
    boolean odd = name.isEmpty() || name.startsWith("/") || name.indexOf('\0') >= 0;
    return !odd && name.indexOf('\\') < 0 && !List.of(name.split("/")).contains("..");
  }
}
