package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.DAMAGED;
import static org.carrel.format.UnreadableBook.Defect.ENCRYPTED;
import static org.carrel.format.UnreadableBook.Defect.TOO_LARGE;
import static org.carrel.format.UnreadableBook.Defect.UNSUPPORTED;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.carrel.format.SevenZipStreams.Coder;
import org.tukaani.xz.LZMA2InputStream;
import org.tukaani.xz.LZMAInputStream;

/**
 * Looks at the header that ends a 7z file before the library sets memory aside for whatever numbers
 * stand in it. Mostly it is packed; the methods that writers of 7z use for that are known here.
 *
 * @see <a href="https://www.7-zip.org/sdk.html">{@code 7zFormat.txt} in the LZMA SDK</a>
 */
final class SevenZipEnd {
  /** Where the offset, length and checksum of the header stand. */
  private static final int START_HEADER = 12;

  private static final int START_HEADER_LENGTH = 20;

  /** What offsets are counted from. */
  private static final int BODY = START_HEADER + START_HEADER_LENGTH;

  private static final int HEADER = 1;
  private static final int ARCHIVE_PROPERTIES = 2;
  private static final int MAIN_STREAMS = 4;
  private static final int FILES = 5;
  private static final int PACKED_HEADER = 23;

  private static final String COPY = "00";
  private static final String LZMA = "030101";
  private static final String LZMA2 = "21";
  private static final String AES = "06f10701";

  /** Of LZMA, in bytes. */
  private static final int SMALLEST_DICTIONARY = 4_096;

  private final SeekableByteChannel file;
  private final Limits limits;

  private SevenZipEnd(SeekableByteChannel file, Limits limits) {
    this.file = file;
    this.limits = limits;
  }

  /**
   * @throws UnreadableBook if it is too large, packed or unpacked, or tells of too much
   */
  static void check(Path file, Limits limits) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      new SevenZipEnd(channel, limits).check();
    }
  }

  private void check() throws IOException {
    ByteBuffer start = Samples.at(file, START_HEADER, START_HEADER_LENGTH);
    start.order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer header = ByteBuffer.wrap(bytes(start.getLong(), start.getLong()));
    int kind = header.get();
    if (kind == PACKED_HEADER) {
      header = unpacked(SevenZipStreams.read(header, limits));
      kind = header.get();
    }
    if (kind == HEADER) {
      check(header);
    }
  }

  private void check(ByteBuffer header) {
    int part = header.get();
    if (part == ARCHIVE_PROPERTIES) {
      while (header.get() != 0) {
        SevenZipStreams.skip(header, SevenZipStreams.number(header));
      }
      part = header.get();
    }
    if (part == MAIN_STREAMS) {
      SevenZipStreams.read(header, limits);
      part = header.get();
    }
    if (part == FILES) {
      SevenZipStreams.count(header, limits);
    }
  }

  private ByteBuffer unpacked(SevenZipStreams streams) throws IOException {
    if (streams.largest() > limits.directory()) {
      throw tooLarge();
    }
    byte[] packed = bytes(streams.position(), streams.packed());
    int size = (int) streams.largest();
    try (InputStream in = decoder(streams, new ByteArrayInputStream(packed), size)) {
      byte[] unpacked = in.readNBytes(size);
      if (unpacked.length < size) {
        throw new UnreadableBook(DAMAGED, "The archive is damaged.");
      }
      return ByteBuffer.wrap(unpacked);
    }
  }

  /** Nothing looks back further than to the beginning, whatever dictionary is declared. */
  private static InputStream decoder(SevenZipStreams streams, InputStream packed, int size)
      throws IOException {
    if (streams.coders().stream().anyMatch(coder -> coder.method().equals(AES))) {
      throw new UnreadableBook(ENCRYPTED, "The archive is protected by a password.");
    }
    if (streams.coders().size() != 1) {
      throw uncommon();
    }
    Coder coder = streams.coders().get(0);
    int dictionary = Math.max(size, SMALLEST_DICTIONARY);
    return switch (coder.method()) {
      case COPY -> packed;
      case LZMA2 -> new LZMA2InputStream(packed, dictionary);
      case LZMA -> {
        LZMAInputStream lzma = new LZMAInputStream(packed, size, coder.property(), dictionary);
        lzma.enableRelaxedEndCondition();
        yield lzma;
      }
      default -> throw uncommon();
    };
  }

  private byte[] bytes(long offset, long length) throws IOException {
    if (offset < 0 || length < 0 || offset > file.size() - BODY - length) {
      throw new UnreadableBook(DAMAGED, "The archive is cut off.");
    }
    if (length > limits.directory()) {
      throw tooLarge();
    }
    return Samples.at(file, BODY + offset, (int) length).array();
  }

  private static UnreadableBook tooLarge() {
    return new UnreadableBook(TOO_LARGE, "The archive has too many entries.");
  }

  private static UnreadableBook uncommon() {
    return new UnreadableBook(UNSUPPORTED, "The archive is packed in an uncommon way.");
  }
}
