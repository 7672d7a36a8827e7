package org.carrel.protocol.imagor;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Sends facts as JSON, a member a line, as imagor does. */
final class JsonAnswer {
  private JsonAnswer() {}

  static void send(
      Map<String, Object> facts, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = IndentedJson.of(facts).getBytes(UTF_8);
    response.setContentType("application/json");
    response.setContentLength(body.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(body);
    }
  }
}
