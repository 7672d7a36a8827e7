package org.carrel.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.jspecify.annotations.Nullable;

/** Text that is UTF-8 or refused: nothing is replaced. */
final class Utf8 {
  private static final String CHARSET = "charset=";

  private Utf8() {}

  /**
   * @throws Failure UNSUPPORTED_MEDIA_TYPE if another charset is announced, INVALID for other bytes
   */
  static String decode(byte[] bytes, @Nullable String contentType) {
    if (contentType != null && !isUtf8(contentType.toLowerCase(Locale.ROOT))) {
      throw new Failure(Reason.UNSUPPORTED_MEDIA_TYPE, "The body must be UTF-8.");
    }
    return decode(bytes, 0, bytes.length);
  }

  private static boolean isUtf8(String contentType) {
    int at = contentType.indexOf(CHARSET);
    if (at < 0) {
      return true;
    }
    String rest = contentType.substring(at + CHARSET.length()).replace("\"", "");
    int end = rest.indexOf(';');
    String charset = (end < 0 ? rest : rest.substring(0, end)).strip();
    return charset.equals("utf-8") || charset.equals("utf8") || charset.equals("us-ascii");
  }

  /**
   * @throws Failure INVALID
   */
  static String decode(byte[] bytes, int from, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw Failure.invalid("The request is not UTF-8.");
    }
  }
}
