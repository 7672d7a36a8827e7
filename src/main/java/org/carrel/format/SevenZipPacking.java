package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.ENCRYPTED;
import static org.carrel.format.UnreadableBook.Defect.HOSTILE;
import static org.carrel.format.UnreadableBook.Defect.TOO_LARGE;
import static org.carrel.format.UnreadableBook.Defect.UNSUPPORTED;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;

/** A 7z file; all of them count as solid, since most are and the library does not tell. */
final class SevenZipPacking implements Packing {
  private static final int UNIX_ATTRIBUTES = 0x8000;
  private static final int FILE_TYPE = 0170000;
  private static final int LINK = 0120000;

  private final SevenZFile archive;
  private final Map<Entry, SevenZArchiveEntry> entries = new LinkedHashMap<>();

  private SevenZipPacking(SevenZFile archive) {
    this.archive = archive;
  }

  static Packing open(Path file, Limits limits) throws IOException {
    MeteredChannel channel =
        MeteredChannel.open(file, limits.directory(), Deadline.in(limits.unpacking()));
    try {
      SevenZipEnd.check(file, limits);
      SevenZFile archive =
          SevenZFile.builder()
              .setSeekableByteChannel(channel)
              .setMaxMemoryLimitKiB((limits.dictionary() >> 10) + 1_024)
              .get();
      channel.listed();
      SevenZipPacking packing = new SevenZipPacking(archive);
      packing.list(limits);
      limits.require(packing.unpacked(), limits.solid(), channel.size());
      packing.begin();
      return packing;
    } catch (IOException refused) {
      channel.close();
      throw told(refused);
    } catch (RuntimeException refused) {
      channel.close();
      throw refused;
    }
  }

  private void list(Limits limits) {
    int count = 0;
    Set<String> names = new HashSet<>();
    for (SevenZArchiveEntry entry : archive.getEntries()) {
      if (++count > limits.entries()) {
        throw new UnreadableBook(TOO_LARGE, "The archive has too many entries.");
      }
      String name = String.valueOf(entry.getName());
      if (entry.hasStream() && !names.add(name)) {
        throw new UnreadableBook(HOSTILE, "The archive has a file twice.");
      }
      if (!entry.isDirectory() && !entry.isAntiItem() && !isLink(entry)) {
        entries.putIfAbsent(new Entry(name, entry.getSize(), 0), entry);
      }
    }
  }

  /** Links too are unpacked on the way to what lies behind them. */
  private long unpacked() {
    long sum = 0;
    for (SevenZArchiveEntry entry : archive.getEntries()) {
      sum = Math.addExact(sum, entry.hasStream() ? Math.max(0, entry.getSize()) : 0);
    }
    return sum;
  }

  /** Reads a first byte, which alone tells whether there is a password. */
  private void begin() throws IOException {
    for (SevenZArchiveEntry entry : entries.values()) {
      if (entry.hasStream() && entry.getSize() > 0) {
        try (InputStream in = archive.getInputStream(entry)) {
          in.read();
        }
        return;
      }
    }
  }

  private static boolean isLink(SevenZArchiveEntry entry) {
    int attributes = entry.getHasWindowsAttributes() ? entry.getWindowsAttributes() : 0;
    return (attributes & UNIX_ATTRIBUTES) != 0 && (attributes >>> 16 & FILE_TYPE) == LINK;
  }

  @Override
  public List<Entry> entries() {
    return List.copyOf(entries.keySet());
  }

  @Override
  public boolean isSolid() {
    return true;
  }

  @Override
  public void unpack(Entry entry, OutputStream sink) throws IOException {
    try (InputStream in = archive.getInputStream(entries.get(entry))) {
      in.transferTo(sink);
    } catch (IOException refused) {
      throw told(refused);
    }
  }

  private static IOException told(IOException refused) {
    if (refused instanceof PasswordRequiredException) {
      throw new UnreadableBook(ENCRYPTED, "The archive is protected by a password.", refused);
    }
    if (refused instanceof MemoryLimitException) {
      throw new UnreadableBook(TOO_LARGE, "The archive needs too much memory.", refused);
    }
    if (String.valueOf(refused.getMessage()).startsWith("Unsupported")) {
      throw new UnreadableBook(UNSUPPORTED, "The archive is packed in an uncommon way.", refused);
    }
    return refused;
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
