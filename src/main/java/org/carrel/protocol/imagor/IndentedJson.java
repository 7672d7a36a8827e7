package org.carrel.protocol.imagor;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.carrel.http.JsonText;

/** JSON with a member a line, two blanks deeper in every object and array. */
final class IndentedJson {
  private final StringBuilder text = new StringBuilder();

  private IndentedJson() {}

  static String of(Map<String, Object> value) {
    IndentedJson json = new IndentedJson();
    json.write(value, "\n");
    return json.text.append('\n').toString();
  }

  private void write(Object value, String line) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      all('{', map.entrySet(), '}', line, member -> member(member, line + "  "));
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      all('[', list, ']', line, item -> write(item, line + "  "));
    } else {
      text.append(JsonText.of(value));
    }
  }

  private void member(Map.Entry<?, ?> member, String line) {
    text.append(JsonText.of(member.getKey())).append(": ");
    write(member.getValue(), line);
  }

  private <T> void all(
      char open, Iterable<? extends T> items, char close, String line, Consumer<T> each) {
    text.append(open);
    String before = line + "  ";
    for (T item : items) {
      text.append(before);
      each.accept(item);
      before = "," + line + "  ";
    }
    text.append(line).append(close);
  }
}
