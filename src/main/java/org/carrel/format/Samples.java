package org.carrel.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Reads a file here and there. */
final class Samples {
  private static final int WHOLE = 1024 * 1024;
  private static final int COUNT = 16;
  private static final int SIZE = 64 * 1024;

  private Samples() {}

  /**
   * @return the bytes from the offset on, fewer than asked for at the end of the file
   */
  static ByteBuffer at(SeekableByteChannel file, long offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    file.position(offset);
    while (buffer.hasRemaining() && file.read(buffer) >= 0) {
      continue;
    }
    return buffer.flip();
  }

  static Fingerprint fingerprint(SeekableByteChannel file) throws IOException {
    MessageDigest sha256 = sha256();
    long size = file.size();
    long step = size <= WHOLE ? SIZE : (size - SIZE) / (COUNT - 1);
    for (int i = 0; i < COUNT && i * step < size; i++) {
      boolean last = size > WHOLE && i == COUNT - 1;
      long offset = last ? size - SIZE : i * step;
      sha256.update(at(file, offset, (int) Math.min(SIZE, size - offset)));
    }
    return new Fingerprint(size, HexFormat.of().formatHex(sha256.digest()));
  }

  static String sha256Hex(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
