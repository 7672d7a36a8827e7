package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/** Reads no more of a body than the limit allows. */
final class BodyBytes {
  private BodyBytes() {}

  /**
   * @param limit in bytes
   * @throws Failure TOO_LARGE, before anything is read if the length is announced
   */
  static byte[] read(HttpServletRequest request, InputStream in, int limit) throws IOException {
    if (request.getContentLengthLong() > limit) {
      throw tooLarge(limit);
    }
    byte[] bytes = in.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw tooLarge(limit);
    }
    return bytes;
  }

  private static Failure tooLarge(int limit) {
    return new Failure(Reason.TOO_LARGE, "The body is larger than " + limit + " bytes.");
  }
}
