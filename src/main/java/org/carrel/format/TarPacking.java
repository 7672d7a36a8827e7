package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.DAMAGED;
import static org.carrel.format.UnreadableBook.Defect.TOO_LARGE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.format.TarHeaders.Header;

/** A tar file without compression, of the kinds that say {@code ustar}. */
final class TarPacking implements Packing {
  private static final int AT_ONCE = 64 << 10;

  private final SeekableByteChannel file;
  private final Map<Entry, Header> entries = new LinkedHashMap<>();

  private TarPacking(SeekableByteChannel file) {
    this.file = file;
  }

  static Packing open(Path file, Limits limits) throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(file);
    try {
      TarPacking packing = new TarPacking(channel);
      packing.list(limits);
      return packing;
    } catch (IOException | RuntimeException refused) {
      channel.close();
      throw refused;
    }
  }

  private void list(Limits limits) throws IOException {
    TarHeaders headers = new TarHeaders(file, limits);
    int count = 0;
    for (Optional<Header> next = headers.next(); next.isPresent(); next = headers.next()) {
      if (++count > limits.entries()) {
        throw new UnreadableBook(TOO_LARGE, "The archive has too many entries.");
      }
      if (next.get().isFile()) {
        add(next.get());
      }
    }
  }

  private void add(Header header) throws IOException {
    // every tar ends with a record of zeros
    long records = (header.size() + TarHeaders.RECORD - 1) / TarHeaders.RECORD + 1;
    if (records > (file.size() - header.data()) / TarHeaders.RECORD) {
      throw new UnreadableBook(DAMAGED, "The archive is cut off.");
    }
    entries.putIfAbsent(new Entry(header.name(), header.size(), header.size()), header);
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
    Header header = entries.get(entry);
    if (header == null) {
      throw new IllegalArgumentException("of another archive");
    }
    long end = header.data() + header.size();
    for (long at = header.data(); at < end; at += AT_ONCE) {
      ByteBuffer bytes = Samples.at(file, at, (int) Math.min(AT_ONCE, end - at));
      sink.write(bytes.array(), 0, bytes.limit());
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
