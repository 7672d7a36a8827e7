package org.carrel.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * {@code application/x-www-form-urlencoded}, in UTF-8.
 *
 * @see <a href="https://url.spec.whatwg.org/#urlencoded-parsing">URL, urlencoded parsing</a>
 */
final class FormBody {
  private FormBody() {}

  /**
   * @throws Failure INVALID for broken escapes and for too many fields
   */
  static Map<String, @Nullable Object> parse(String text) {
    Fields fields = new Fields();
    int from = 0;
    while (from <= text.length()) {
      int end = text.indexOf('&', from);
      int to = end < 0 ? text.length() : end;
      if (to > from) {
        add(text.substring(from, to), fields);
      }
      from = to + 1;
    }
    return fields.values();
  }

  private static void add(String pair, Fields fields) {
    int equals = pair.indexOf('=');
    String name = equals < 0 ? pair : pair.substring(0, equals);
    String value = equals < 0 ? "" : pair.substring(equals + 1);
    fields.add(decoded(name), decoded(value));
  }

  private static String decoded(String text) {
    String spaced = text.replace('+', ' ');
    byte[] utf8 = spaced.getBytes(StandardCharsets.UTF_8);
    return PercentEncoding.decode(new String(utf8, StandardCharsets.ISO_8859_1));
  }
}
