package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What a request carries, whatever its method: a JSON object, an HTML form or multipart fields. A
 * JAX-RS resource takes it as a parameter. Of unknown members nothing becomes of itself.
 *
 * @param values strings, {@link java.math.BigDecimal}s, booleans, lists and maps of such, and nulls
 *     that were written; a form has strings, and lists where a name is repeated
 */
public record Body(Map<String, @Nullable Object> values) {
  private static final String ATTRIBUTE = "org.carrel.http.body";

  public Body {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * Reads it once; whoever asks again gets the same.
   *
   * @throws Failure INVALID if it cannot be parsed, TOO_LARGE beyond {@code carrel.http.max-body},
   *     TIMED_OUT after {@code carrel.http.body-timeout}, UNAVAILABLE while too many arrive slowly,
   *     UNSUPPORTED_MEDIA_TYPE for other media types
   */
  public static Body of(HttpServletRequest request) throws IOException {
    Body read = kept(request);
    return read != null ? read : read(request, request.getInputStream());
  }

  /**
   * A JSON object whatever the media type says, for dialects that do not look at it.
   *
   * @throws Failure INVALID if there is no body or it cannot be parsed; else as {@link #of}
   */
  public static Body ofJson(HttpServletRequest request) throws IOException {
    byte[] bytes = Intake.of(request).read(request, request.getInputStream());
    if (bytes.length == 0) {
      throw Failure.invalid("The body is empty.");
    }
    return new Body(JsonBody.parse(Utf8.decode(bytes, 0, bytes.length)));
  }

  /**
   * A JSON object that stands in a parameter.
   *
   * @throws Failure INVALID if it cannot be parsed
   */
  public static Body ofText(String json) {
    return new Body(JsonBody.parse(json));
  }

  /**
   * What the query string carries, read as a form is, whatever the method and the body.
   *
   * @throws Failure INVALID if it cannot be parsed
   */
  public static Body ofQuery(HttpServletRequest request) {
    String query = request.getQueryString();
    return new Body(query == null ? Map.of() : FormBody.parse(utf8(query)));
  }

  /** Servers hand out the request line with one char for each byte. */
  private static String utf8(String query) {
    byte[] bytes = query.getBytes(StandardCharsets.ISO_8859_1);
    return Utf8.decode(bytes, 0, bytes.length);
  }

  static @Nullable Body kept(HttpServletRequest request) {
    return (Body) request.getAttribute(ATTRIBUTE);
  }

  static Body read(HttpServletRequest request, InputStream in) throws IOException {
    Body body = new Body(values(request.getContentType(), Intake.of(request).read(request, in)));
    request.setAttribute(ATTRIBUTE, body);
    return body;
  }

  private static Map<String, @Nullable Object> values(@Nullable String contentType, byte[] bytes)
      throws IOException {
    if (bytes.length == 0) {
      return Map.of();
    }
    String type = contentType == null ? "" : mediaType(contentType);
    if (type.equals("application/json") || type.endsWith("+json")) {
      return JsonBody.parse(Utf8.decode(bytes, contentType));
    }
    return switch (type) {
      case "application/x-www-form-urlencoded" -> FormBody.parse(Utf8.decode(bytes, contentType));
      case "multipart/form-data" -> MultipartBody.parse(String.valueOf(contentType), bytes);
      default ->
          throw new Failure(
              Reason.UNSUPPORTED_MEDIA_TYPE,
              "The body must be JSON, an HTML form or multipart/form-data.");
    };
  }

  private static String mediaType(String contentType) {
    int end = contentType.indexOf(';');
    String type = end < 0 ? contentType : contentType.substring(0, end);
    return type.strip().toLowerCase(Locale.ROOT);
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /**
   * Empty if it is absent or null.
   *
   * @throws Failure INVALID if it is something else than a string
   */
  public Optional<String> text(String name) {
    Object value = values.get(name);
    if (value != null && !(value instanceof String)) {
      throw Failure.invalid(name + " is not a text.");
    }
    return Optional.ofNullable((String) value);
  }

  /**
   * @throws Failure INVALID if it is absent, null or something else than a string
   */
  public String requireText(String name) {
    return text(name).orElseThrow(() -> Failure.invalid(name + " is missing."));
  }

  /**
   * Empty if it is absent or null. Forms write it as a word.
   *
   * @throws Failure INVALID if it is neither true nor false
   */
  public Optional<Boolean> flag(String name) {
    Object value = values.get(name);
    if (value == null) {
      return Optional.empty();
    }
    return switch (value.toString()) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> throw Failure.invalid(name + " is neither true nor false.");
    };
  }

  /** The names only: values may be passwords. */
  @Override
  public String toString() {
    return "Body" + values.keySet();
  }
}
