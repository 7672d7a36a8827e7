package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.DAMAGED;
import static org.carrel.format.UnreadableBook.Defect.ENCRYPTED;
import static org.carrel.format.UnreadableBook.Defect.TOO_LARGE;
import static org.carrel.format.UnreadableBook.Defect.UNSUPPORTED;

import com.github.junrar.Archive;
import com.github.junrar.ArchiveOptions;
import com.github.junrar.exception.MissingNextVolumeException;
import com.github.junrar.exception.MissingPreviousVolumeException;
import com.github.junrar.exception.RarException;
import com.github.junrar.exception.UnsupportedDictionarySizeException;
import com.github.junrar.exception.UnsupportedRarEncryptedException;
import com.github.junrar.exception.UnsupportedRarMethodException;
import com.github.junrar.exception.UnsupportedRarVersionException;
import com.github.junrar.exception.WrongPasswordException;
import com.github.junrar.rarfile.BaseBlock;
import com.github.junrar.rarfile.FileHeader;
import com.github.junrar.rarfile.HostSystem;
import com.github.junrar.rarfile.MainHeader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A RAR file of version 1.5 to 5, read and never made.
 *
 * @see <a href="https://www.rarlab.com/technote.htm">RAR 5.0 archive format</a>
 */
final class RarPacking implements Packing {
  private static final int FILE_TYPE = 0170000;
  private static final int LINK = 0120000;

  private final Archive archive;
  private final Map<Entry, FileHeader> entries = new LinkedHashMap<>();

  private RarPacking(Archive archive) {
    this.archive = archive;
  }

  static Packing open(Path file, Limits limits) throws IOException {
    MeteredChannel channel =
        MeteredChannel.open(file, limits.directory(), Deadline.in(limits.unpacking()));
    try {
      RarPacking packing = new RarPacking(archive(channel, limits));
      channel.listed();
      packing.require(channel.size());
      packing.list(limits);
      return packing;
    } catch (IOException | RuntimeException refused) {
      channel.close();
      throw refused;
    }
  }

  private static Archive archive(MeteredChannel channel, Limits limits) throws IOException {
    ArchiveOptions options =
        ArchiveOptions.builder().maxDictionarySize(limits.dictionary()).build();
    try {
      return new Archive(new RarVolume(channel), options);
    } catch (RarException refused) {
      channel.requireWithin();
      throw told(refused);
    }
  }

  /** junrar shows what it could list of a file that is locked or cut off. */
  private void require(long fileSize) {
    @Nullable MainHeader main = archive.getMainHeader();
    List<FileHeader> files = archive.getFileHeaders();
    if (main != null && main.isEncrypted() || files.stream().anyMatch(FileHeader::isEncrypted)) {
      throw new UnreadableBook(ENCRYPTED, "The archive is protected by a password.");
    }
    if (main != null && main.isMultiVolume()
        || files.stream().anyMatch(file -> file.isSplitBefore() || file.isSplitAfter())) {
      throw new UnreadableBook(UNSUPPORTED, "The archive is one of several volumes.");
    }
    if (!isWhole(fileSize)) {
      throw new UnreadableBook(DAMAGED, "The archive is cut off.");
    }
  }

  /** Versions before 3 write no block at the end: their last file ends with the archive. */
  private boolean isWhole(long fileSize) {
    List<BaseBlock> blocks = archive.getHeaders();
    List<FileHeader> files = archive.getFileHeaders();
    if (files.isEmpty() || blocks.isEmpty()) {
      return !blocks.isEmpty();
    }
    FileHeader last = files.get(files.size() - 1);
    long end = last.getDataStartOffset(false) + last.getFullPackSize();
    boolean ended = !(blocks.get(blocks.size() - 1) instanceof FileHeader);
    return ended ? end <= fileSize : end == fileSize;
  }

  private void list(Limits limits) {
    if (archive.getFileHeaders().size() > limits.entries()) {
      throw new UnreadableBook(TOO_LARGE, "The archive has too many entries.");
    }
    for (FileHeader file : archive.getFileHeaders()) {
      if (!file.isDirectory() && !isLink(file) && !file.isUnpSizeUnknown()) {
        String name = file.getFileName().replace('\\', '/');
        entries.putIfAbsent(
            new Entry(name, file.getFullUnpackSize(), file.getFullPackSize()), file);
      }
    }
  }

  private static boolean isLink(FileHeader file) {
    boolean unix = file.getHostOS() == HostSystem.unix;
    return file.getRedirection() != null || unix && (file.getFileAttr() & FILE_TYPE) == LINK;
  }

  @Override
  public List<Entry> entries() {
    return List.copyOf(entries.keySet());
  }

  @Override
  public boolean isSolid() {
    return archive.getFileHeaders().stream().anyMatch(FileHeader::isSolid);
  }

  @Override
  public void unpack(Entry entry, OutputStream sink) throws IOException {
    try {
      archive.extractFile(entries.get(entry), sink);
    } catch (RarException refused) {
      throw told(refused);
    }
  }

  private static UnreadableBook told(RarException refused) {
    if (refused.getCause() instanceof UnreadableBook known) {
      return known;
    }
    if (refused instanceof WrongPasswordException
        || refused instanceof UnsupportedRarEncryptedException) {
      return new UnreadableBook(ENCRYPTED, "The archive is protected by a password.", refused);
    }
    if (refused instanceof UnsupportedDictionarySizeException) {
      return new UnreadableBook(TOO_LARGE, "The archive needs too much memory.", refused);
    }
    if (refused instanceof UnsupportedRarMethodException
        || refused instanceof UnsupportedRarVersionException) {
      return new UnreadableBook(UNSUPPORTED, "The archive is packed in an uncommon way.", refused);
    }
    if (refused instanceof MissingNextVolumeException
        || refused instanceof MissingPreviousVolumeException) {
      return new UnreadableBook(UNSUPPORTED, "The archive is one of several volumes.", refused);
    }
    return new UnreadableBook(DAMAGED, "The archive is damaged.", refused);
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
