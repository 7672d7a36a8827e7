package org.carrel.protocol.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.carrel.http.JsonText;

/** A JSON object as an answer. The door has said {@code no-store} already. */
final class JsonAnswer {
  private JsonAnswer() {}

  static void send(HttpServletResponse response, int status, Map<String, ?> members)
      throws IOException {
    response.setStatus(status);
    send(response, JsonText.of(members).getBytes(UTF_8));
  }

  static void send(HttpServletResponse response, byte[] json) throws IOException {
    response.setContentType("application/json");
    response.setContentLength(json.length);
    response.getOutputStream().write(json);
  }
}
