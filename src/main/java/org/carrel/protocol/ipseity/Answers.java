package org.carrel.protocol.ipseity;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.carrel.http.JsonText;

/**
 * ipseity's two forms of an answer: JSON, which ends with a line break, and bare text, which does
 * not. Clients of it read status and body only, so text is {@code text/plain} and not HTML.
 */
final class Answers {
  private static final MediaType TEXT = MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8");

  private Answers() {}

  static Response json(int status, Map<String, ?> members) {
    return answer(status, MediaType.APPLICATION_JSON_TYPE, JsonText.of(members) + "\n");
  }

  static Response text(String text) {
    return answer(200, TEXT, text);
  }

  static Response empty(int status) {
    return Response.status(status).build();
  }

  private static Response answer(int status, MediaType type, String body) {
    return Response.status(status).type(type).entity(body.getBytes(StandardCharsets.UTF_8)).build();
  }
}
