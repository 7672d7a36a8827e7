package org.carrel.http;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON of simple values: maps, lists, strings, numbers, booleans and null.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
public final class JsonText {
  private static final String HEX = "0123456789abcdef";

  private JsonText() {}

  /**
   * @throws IllegalArgumentException for a value of another kind
   */
  public static String of(@Nullable Object value) {
    StringBuilder text = new StringBuilder();
    write(value, text);
    return text.toString();
  }

  private static void write(@Nullable Object value, StringBuilder text) {
    if (value == null || value instanceof Boolean || value instanceof Number) {
      text.append(value);
    } else if (value instanceof CharSequence string) {
      quote(string, text);
    } else if (value instanceof Map<?, ?> map) {
      object(map, text);
    } else if (value instanceof List<?> list) {
      array(list, text);
    } else {
      throw new IllegalArgumentException("No simple value: " + value.getClass());
    }
  }

  private static void object(Map<?, ?> map, StringBuilder text) {
    text.append('{');
    for (Iterator<? extends Map.Entry<?, ?>> it = map.entrySet().iterator(); it.hasNext(); ) {
      Map.Entry<?, ?> member = it.next();
      quote(String.valueOf(member.getKey()), text);
      text.append(':');
      write(member.getValue(), text);
      text.append(it.hasNext() ? "," : "");
    }
    text.append('}');
  }

  private static void array(List<?> list, StringBuilder text) {
    text.append('[');
    for (Iterator<?> it = list.iterator(); it.hasNext(); ) {
      write(it.next(), text);
      text.append(it.hasNext() ? "," : "");
    }
    text.append(']');
  }

  /** In stretches: most text needs no escape. */
  private static void quote(CharSequence string, StringBuilder text) {
    text.append('"');
    int written = 0;
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (isEscaped(c)) {
        escape(c, text.append(string, written, i));
        written = i + 1;
      }
    }
    text.append(string, written, string.length()).append('"');
  }

  /** Line separators break scripts, and angle brackets break pages that carry JSON. */
  private static boolean isEscaped(char c) {
    return c < ' '
        || c == '"'
        || c == '\\'
        || c == '<'
        || c == '>'
        || c == 127
        || c == '\u2028'
        || c == '\u2029';
  }

  private static void escape(char c, StringBuilder text) {
    switch (c) {
      case '"', '\\' -> text.append('\\').append(c);
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      default -> {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          text.append(HEX.charAt(c >> shift & 15));
        }
      }
    }
  }
}
