package org.carrel.protocol.ipseity;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.failure.Failure;
import org.carrel.http.Body;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a request, whatever its method: from a JSON body, else from the query string,
 * else from a form, key by key. A body of another type says nothing.
 *
 * @param unreadable what cannot be parsed. It is said when an argument is asked for and not before,
 *     since whoever shows no token is told that first
 */
record Arguments(
    Map<String, @Nullable Object> json,
    Map<String, @Nullable Object> query,
    Map<String, @Nullable Object> form,
    Optional<Failure> unreadable) {

  /**
   * @throws Failure TOO_LARGE beyond {@code carrel.http.max-body}
   */
  static Arguments of(HttpServletRequest request) throws IOException {
    Part query = Part.of(() -> Body.ofQuery(request));
    Part body = Part.of(() -> Body.of(request));
    boolean json = isJson(request.getContentType());
    return new Arguments(
        json ? body.values() : Map.of(),
        query.values(),
        json ? Map.of() : body.values(),
        body.failure().or(query::failure));
  }

  private static boolean isJson(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    int end = contentType.indexOf(';');
    String type = end < 0 ? contentType : contentType.substring(0, end);
    String plain = type.strip().toLowerCase(Locale.ROOT);
    return plain.equals("application/json") || plain.endsWith("+json");
  }

  /**
   * @throws Failure INVALID if the body or the query string cannot be parsed
   * @throws IpseityError 400 if it is not there, null or an object
   */
  String require(String name) {
    return find(name).orElseThrow(() -> IpseityError.missing(name));
  }

  /**
   * Numbers become texts, and of several values the first counts.
   *
   * @throws Failure INVALID if the body or the query string cannot be parsed
   * @throws IpseityError 400 if it is null or an object
   */
  Optional<String> find(String name) {
    unreadable.ifPresent(
        failure -> {
          throw failure;
        });
    return Stream.of(json, query, form)
        .filter(source -> source.containsKey(name) && !List.of().equals(source.get(name)))
        .findFirst()
        .map(source -> text(name, source.get(name)));
  }

  private static String text(String name, @Nullable Object value) {
    Object first = value instanceof List<?> several ? several.get(0) : value;
    if (first instanceof String text) {
      return text;
    }
    if (first instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (first instanceof Boolean flag) {
      return flag ? "True" : "False"; // as Python writes it
    }
    throw IpseityError.argument(name, "Neither a text nor a number");
  }

  /** Every text of that name, wherever it stands; what cannot be parsed holds none. */
  List<String> all(String name) {
    return Stream.of(json, query, form)
        .flatMap(source -> values(source.get(name)))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .toList();
  }

  private static Stream<?> values(@Nullable Object value) {
    return value instanceof List<?> several ? several.stream() : Stream.ofNullable(value);
  }

  /** The names only: values may be passwords. */
  @Override
  public String toString() {
    return "Arguments" + json.keySet() + query.keySet() + form.keySet();
  }

  private interface Reading {
    Body read() throws IOException;
  }

  /** One place where arguments stand, as far as it can be read. */
  private record Part(Map<String, @Nullable Object> values, Optional<Failure> failure) {
    static Part of(Reading reading) throws IOException {
      try {
        return new Part(reading.read().values(), Optional.empty());
      } catch (Failure failure) {
        return switch (failure.reason()) {
          case INVALID -> new Part(Map.of(), Optional.of(failure));
          case UNSUPPORTED_MEDIA_TYPE -> new Part(Map.of(), Optional.empty());
          default -> throw failure;
        };
      }
    }
  }
}
