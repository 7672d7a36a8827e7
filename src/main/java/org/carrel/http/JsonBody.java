package org.carrel.http;

import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object. A name that stands in an object twice is refused, since two parsers would read
 * two different things.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-4">RFC 8259, section 4</a>
 */
final class JsonBody {
  private static final JsonProvider JSON = JsonProvider.provider();
  private static final int DEEPEST = 32;
  private static final int LONGEST_NUMBER = 40;

  private final JsonParser parser;

  private JsonBody(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * @throws Failure INVALID
   */
  static Map<String, @Nullable Object> parse(String text) {
    try (JsonParser parser = JSON.createParser(new StringReader(text))) {
      if (parser.next() != Event.START_OBJECT) {
        throw Failure.invalid("The body is not a JSON object.");
      }
      Map<String, @Nullable Object> object = new JsonBody(parser).object(1);
      if (parser.hasNext()) {
        throw malformed();
      }
      return object;
    } catch (JsonException | IllegalStateException e) {
      throw malformed();
    }
  }

  private Map<String, @Nullable Object> object(int depth) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (parser.next() != Event.END_OBJECT) {
      String name = parser.getString();
      if (object.containsKey(name)) {
        throw Failure.invalid("The JSON names a member twice.");
      }
      object.put(name, value(parser.next(), depth));
    }
    return Collections.unmodifiableMap(object);
  }

  private List<@Nullable Object> array(int depth) {
    List<@Nullable Object> array = new ArrayList<>();
    for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
      array.add(value(event, depth));
    }
    return Collections.unmodifiableList(array);
  }

  private @Nullable Object value(Event event, int depth) {
    return switch (event) {
      case START_OBJECT -> object(deeper(depth));
      case START_ARRAY -> array(deeper(depth));
      case VALUE_STRING -> wellFormed(parser.getString());
      case VALUE_NUMBER -> number(parser.getString());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw malformed();
    };
  }

  /** An escape can name half a character, which nobody could store as it was sent. */
  private static String wellFormed(String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw Failure.invalid("The JSON holds half a character.");
    }
    return text;
  }

  private static int deeper(int depth) {
    if (depth == DEEPEST) {
      throw Failure.invalid("The JSON is nested deeper than " + DEEPEST + " levels.");
    }
    return depth + 1;
  }

  /** A short text with a huge exponent would cost seconds wherever it becomes an integer. */
  private static BigDecimal number(String text) {
    BigDecimal number = text.length() > LONGEST_NUMBER ? null : new BigDecimal(text);
    if (number == null || Math.abs((long) number.scale()) > LONGEST_NUMBER) {
      throw Failure.invalid("The JSON holds a number that is too long.");
    }
    return number;
  }

  private static Failure malformed() {
    return Failure.invalid("The body is not well-formed JSON.");
  }
}
