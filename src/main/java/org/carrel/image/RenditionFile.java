package org.carrel.image;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One image on disk: a mark, the media type, the length and a checksum, then the image. Written
 * whole or not at all, also when two nodes write the same.
 */
record RenditionFile(Path file) {
  static final String PART = "part-";

  private static final int MARK = 0x43524e31;
  private static final int TYPE = 20;
  private static final int HEADER = 4 + TYPE + 4 + 4;

  /** What is sent from disk rather than from memory, in bytes. */
  private static final int LARGE = 256 * 1024;

  static Path path(Path folder, String key) {
    return folder.resolve(key.substring(0, 2)).resolve(key);
  }

  /** Empty if it is not there, or not as it was written. */
  Optional<Rendition> read() {
    try {
      byte[] all = Files.readAllBytes(file);
      return isWhole(all) ? Optional.of(rendition(all)) : Optional.empty();
    } catch (IOException | OutOfMemoryError missing) {
      return Optional.empty();
    }
  }

  private static boolean isWhole(byte[] all) {
    if (all.length < HEADER) {
      return false;
    }
    ByteBuffer header = ByteBuffer.wrap(all);
    return header.getInt(0) == MARK
        && header.getInt(4 + TYPE) == all.length - HEADER
        && header.getInt(8 + TYPE) == checksum(all);
  }

  /** Of all but the length, which is compared by itself. */
  private static int checksum(byte[] all) {
    CRC32C crc = new CRC32C();
    crc.update(all, 4, TYPE);
    crc.update(all, HEADER, all.length - HEADER);
    return (int) crc.getValue();
  }

  private Rendition rendition(byte[] all) {
    String mediaType = new String(all, 4, TYPE, US_ASCII).strip();
    int length = all.length - HEADER;
    return length > LARGE
        ? new Rendition.Stored(file, mediaType, HEADER, length)
        : new Rendition.Small(new Encoded(mediaType, Arrays.copyOfRange(all, HEADER, all.length)));
  }

  /** Bytes that it takes on disk. */
  static long size(Encoded image) {
    return HEADER + (long) image.bytes().length;
  }

  Rendition write(Encoded image) throws IOException {
    byte[] all = new byte[HEADER + image.bytes().length];
    System.arraycopy(image.bytes(), 0, all, HEADER, image.bytes().length);
    byte[] type = "%-20s".formatted(image.mediaType()).getBytes(US_ASCII);
    System.arraycopy(type, 0, all, 4, TYPE);
    ByteBuffer.wrap(all)
        .putInt(0, MARK)
        .putInt(4 + TYPE, image.bytes().length)
        .putInt(8 + TYPE, checksum(all));
    Path parent = Files.createDirectories(file.getParent());
    Path part = Files.createTempFile(parent, PART, null);
    try {
      Files.write(part, all);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    return rendition(all);
  }
}
