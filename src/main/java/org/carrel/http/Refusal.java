package org.carrel.http;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer to a request that is not carried out, ready to be sent by a filter, a servlet or
 * JAX-RS.
 *
 * @param mediaType of the body, without charset; the body goes out as UTF-8
 * @param body may be empty
 */
public record Refusal(int status, Map<String, String> headers, String mediaType, String body) {

  public Refusal {
    headers = Map.copyOf(headers);
  }

  public static Refusal json(int status, Map<String, ?> members) {
    return new Refusal(status, Map.of(), "application/json", JsonText.of(members));
  }

  public static Refusal text(int status, String body) {
    return new Refusal(status, Map.of(), "text/plain", body);
  }

  public static Refusal empty(int status) {
    return new Refusal(status, Map.of(), "", "");
  }

  /** The same answer with one more header, or with another value of it. */
  public Refusal with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Refusal(status, more, mediaType, body);
  }

  void send(String method, HttpServletResponse response) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    response.resetBuffer();
    response.setStatus(status);
    headers.forEach(response::setHeader);
    if (bytes.length > 0) {
      response.setContentType(contentType());
    }
    response.setContentLength(bytes.length);
    if (!method.equals("HEAD")) {
      response.getOutputStream().write(bytes);
    }
  }

  Response toResponse() {
    Response.ResponseBuilder builder = Response.status(status);
    headers.forEach(builder::header);
    if (!body.isEmpty()) {
      builder.header("Content-Type", contentType()).entity(body.getBytes(StandardCharsets.UTF_8));
    }
    return builder.build();
  }

  /** JSON types know no charset parameter; a text without one would be read as something else. */
  private String contentType() {
    return mediaType.startsWith("text/") ? mediaType + ";charset=UTF-8" : mediaType;
  }
}
