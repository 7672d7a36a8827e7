package org.carrel.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The kinds of archive that are opened, told by their first bytes. */
enum ArchiveKind {
  ZIP("PK\3\4", 0, ZipPacking::open),
  RAR("Rar!\u001a\7", 0, RarPacking::open),
  SEVEN_ZIP("7z\u00bc\u00af\u0027\u001c", 0, SevenZipPacking::open),
  TAR("ustar", 257, TarPacking::open);

  /** Bytes of a file that tell. */
  static final int HEAD = 1024;

  private final String magic;
  private final int offset;
  private final Opening opening;

  ArchiveKind(String magic, int offset, Opening opening) {
    this.magic = magic;
    this.offset = offset;
    this.opening = opening;
  }

  private interface Opening {
    Packing open(Path file, Limits limits) throws IOException;
  }

  Packing open(Path file, Limits limits) throws IOException {
    return opening.open(file, limits);
  }

  /** Whether its decoder takes so much memory that few may run at once. */
  boolean isHeavy() {
    return this == RAR || this == SEVEN_ZIP;
  }

  static Optional<ArchiveKind> of(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      return of(ISO_8859_1.decode(Samples.at(channel, 0, HEAD)).toString());
    }
  }

  /**
   * @param head the first bytes, one to a character
   */
  static Optional<ArchiveKind> of(String head) {
    for (ArchiveKind kind : values()) {
      if (head.startsWith(kind.magic, kind.offset)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
