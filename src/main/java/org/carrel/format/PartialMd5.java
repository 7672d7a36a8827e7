package org.carrel.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * KOReader's name for a document: MD5 over samples of 1,024 bytes at 0, 1 KiB, 4 KiB, 16 KiB, … 1
 * GiB, ending with the file.
 *
 * <p>The first offset is 0 because KOReader (2013 to date) shifts 1024 left by -2, which overflows.
 *
 * @see <a
 *     href="https://github.com/koreader/koreader/blob/master/frontend/util.lua">util.partialMD5</a>
 */
final class PartialMd5 {
  private static final int SAMPLE = 1024;
  private static final int LAST = 10;

  private PartialMd5() {}

  /**
   * @return 32 lower-case hex digits
   */
  static String of(SeekableByteChannel file) throws IOException {
    MessageDigest md5 = md5();
    for (int i = -1; i <= LAST; i++) {
      ByteBuffer sample = Samples.at(file, i < 0 ? 0 : (long) SAMPLE << 2 * i, SAMPLE);
      if (!sample.hasRemaining()) {
        break;
      }
      md5.update(sample);
    }
    return HexFormat.of().formatHex(md5.digest());
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5"); // KOReader's choice; nothing is protected by it
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
