package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.DAMAGED;
import static org.carrel.format.UnreadableBook.Defect.ENCRYPTED;
import static org.carrel.format.UnreadableBook.Defect.TOO_LARGE;
import static org.carrel.format.UnreadableBook.Defect.UNSUPPORTED;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A ZIP file, as the JDK reads it. */
final class ZipPacking implements Packing {
  /** What ZIP tools took names for before they could say UTF-8. */
  private static final Charset OLD_NAMES = Charset.forName("IBM437");

  private final ZipFile zip;

  private ZipPacking(ZipFile zip) {
    this.zip = zip;
  }

  static Packing open(Path file, Limits limits) throws IOException {
    ZipEnd.check(file, limits);
    ZipFile zip = zip(file);
    if (zip.size() > limits.entries()) {
      zip.close();
      throw new UnreadableBook(TOO_LARGE, "The archive has too many entries.");
    }
    return new ZipPacking(zip);
  }

  @Override
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    Enumeration<? extends ZipEntry> all = zip.entries();
    while (all.hasMoreElements()) {
      ZipEntry entry = all.nextElement();
      if (!entry.isDirectory()) {
        entries.add(new Entry(entry.getName(), entry.getSize(), entry.getCompressedSize()));
      }
    }
    return entries;
  }

  @Override
  public boolean isSolid() {
    return false;
  }

  @Override
  public void unpack(Entry entry, OutputStream sink) throws IOException {
    @Nullable InputStream in = zip.getInputStream(new ZipEntry(entry.name()));
    if (in == null) {
      throw new UnreadableBook(DAMAGED, "The archive is damaged.");
    }
    try (in) {
      in.transferTo(sink);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
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
