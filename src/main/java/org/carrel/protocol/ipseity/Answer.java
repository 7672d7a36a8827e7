package org.carrel.protocol.ipseity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.carrel.http.JsonText;

/**
 * What ipseity answers: JSON, which ends with a line break, bare text, which does not, or nothing.
 * Clients of it read status and body only, so text is {@code text/plain} and not HTML.
 */
record Answer(int status, String mediaType, String body) {

  static Answer json(int status, Map<String, ?> members) {
    return new Answer(status, "application/json", JsonText.of(members) + "\n");
  }

  static Answer text(String text) {
    return new Answer(200, "text/plain;charset=utf-8", text);
  }

  static Answer empty(int status) {
    return new Answer(status, "", "");
  }

  /** To HEAD without the body. */
  void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setStatus(status);
    if (body.isEmpty()) {
      return;
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    response.setContentType(mediaType);
    response.setContentLength(bytes.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(bytes);
    }
  }

  /** The body may be a token. */
  @Override
  public String toString() {
    return "Answer[" + status + "]";
  }
}
