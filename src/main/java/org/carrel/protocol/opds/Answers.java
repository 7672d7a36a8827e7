package org.carrel.protocol.opds;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.carrel.http.EntityTag;
import org.carrel.http.Links;

/** Sends what the servlet has made, or says that the reader holds it already. */
final class Answers {
  private Answers() {}

  static void send(
      HttpServletRequest request, HttpServletResponse response, String mediaType, byte[] body)
      throws IOException {
    response.setContentType(mediaType);
    response.setContentLength(body.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(body);
    }
  }

  /**
   * Makes the body only for readers that do not hold it, and names no tag for what could not be
   * made. It is kept by the reader alone; with an API key in its address it is kept by nobody.
   */
  static void send(
      HttpServletRequest request,
      HttpServletResponse response,
      EntityTag tag,
      String mediaType,
      Supplier<byte[]> body)
      throws IOException {
    byte[] made = tag.isNamedBy(request) ? new byte[0] : body.get();
    validators(request, response, tag);
    if (tag.isHeldBy(request)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    } else {
      send(request, response, mediaType, made);
    }
  }

  private static void validators(
      HttpServletRequest request, HttpServletResponse response, EntityTag tag) {
    response.setHeader("ETag", tag.quoted());
    response.setHeader("Cache-Control", caching(request, "no-cache"));
  }

  /** Cache-Control with the given directives, unless an API key stands in the address. */
  static String caching(HttpServletRequest request, String directives) {
    return "private, " + (Links.of(request).keyed() == null ? directives : "no-store");
  }
}
