package org.carrel.it;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;

/** What the server answered. */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(int status, HttpHeaders headers, byte[] bytes) {

  static Answer of(HttpResponse<byte[]> response) {
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The first header of that name, or the empty string. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** The body as a JSON object. */
  public Map<String, Object> json() {
    try {
      return JSONObjectUtils.parse(text());
    } catch (ParseException e) {
      throw new AssertionError("not a JSON object: " + this, e);
    }
  }

  /** A member of the JSON object as text. */
  public String member(String name) {
    return String.valueOf(json().get(name));
  }

  @Override
  public String toString() {
    return status + " " + headers.map() + "\n" + text();
  }
}
