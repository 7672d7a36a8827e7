package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Something of a known length as an answer to GET and HEAD, with a strong tag.
 *
 * @param cacheControl who may keep it, and for how long
 */
public record ContentAnswer(
    String mediaType, long length, Content content, EntityTag tag, String cacheControl) {
  /** What a connection's buffers take at once, whether its client reads or not. */
  private static final int SHORT = 256 * 1024;

  /** Writes the whole of it. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setHeader("ETag", tag.quoted());
    response.setHeader("Cache-Control", cacheControl);
    if (tag.isHeldBy(request)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(mediaType);
    response.setContentLengthLong(length);
    if (!request.getMethod().equals("HEAD")) {
      content.writeTo(response.getOutputStream());
    }
  }

  /** Whether a client that reads slowly can keep a thread waiting. */
  boolean isLong() {
    return length > SHORT;
  }
}
