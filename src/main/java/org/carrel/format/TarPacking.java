package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.DAMAGED;
import static org.carrel.format.UnreadableBook.Defect.TOO_LARGE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarFile;

/** A tar file without compression, of the kinds that say {@code ustar}. */
final class TarPacking implements Packing {
  private static final int RECORD = 512;
  private static final int BLOCK = 20 * RECORD;

  /** A header, and the two blocks that an extended one takes. */
  private static final int HEADERS = 3 * RECORD;

  private final TarFile tar;
  private final Map<Entry, TarArchiveEntry> entries = new LinkedHashMap<>();

  private TarPacking(TarFile tar) {
    this.tar = tar;
  }

  static Packing open(Path file, Limits limits) throws IOException {
    MeteredChannel channel =
        MeteredChannel.open(file, (long) HEADERS * limits.entries(), Deadline.distant());
    try {
      TarFile tar =
          new TarFile(channel, BLOCK, RECORD, StandardCharsets.UTF_8.name(), /* lenient= */ false);
      channel.listed();
      TarPacking packing = new TarPacking(tar);
      packing.list(channel.size(), limits);
      return packing;
    } catch (IOException | RuntimeException refused) {
      channel.close();
      throw refused;
    }
  }

  private void list(long fileSize, Limits limits) {
    List<TarArchiveEntry> all = tar.getEntries();
    if (all.size() > limits.entries()) {
      throw new UnreadableBook(TOO_LARGE, "The archive has too many entries.");
    }
    for (TarArchiveEntry entry : all) {
      if (isPlain(entry)) {
        // every tar ends with a record of zeros
        long records = (entry.getSize() + RECORD - 1) / RECORD + 1;
        if (records > (fileSize - entry.getDataOffset()) / RECORD) {
          throw new UnreadableBook(DAMAGED, "The archive is cut off.");
        }
        entries.putIfAbsent(new Entry(entry.getName(), entry.getSize(), entry.getSize()), entry);
      }
    }
  }

  private static boolean isPlain(TarArchiveEntry entry) {
    byte kind = entry.getLinkFlag();
    return kind == TarConstants.LF_NORMAL || kind == TarConstants.LF_OLDNORM && entry.isFile();
  }

  @Override
  public List<Entry> entries() {
    return List.copyOf(entries.keySet());
  }

  @Override
  public boolean isSolid() {
    return false;
  }

  @Override
  public void unpack(Entry entry, OutputStream sink) throws IOException {
    try (InputStream in = tar.getInputStream(entries.get(entry))) {
      in.transferTo(sink);
    }
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
