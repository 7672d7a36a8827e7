package org.carrel.http;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * The name under which a reader saves a download: a plain ASCII one first, which KOReader takes
 * literally, then the true one.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6266">RFC 6266</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8187">RFC 8187</a>
 */
public final class ContentDisposition {
  private static final String ATTR_CHAR = "!#$&+-.^_`|~";
  private static final String UNSAFE_IN_FILE_NAMES = "\"\\/:*?<>|%;";

  private ContentDisposition() {}

  public static String attachment(String fileName) {
    return "attachment; filename=\""
        + ascii(fileName)
        + "\"; filename*=UTF-8''"
        + encoded(fileName);
  }

  private static String ascii(String name) {
    StringBuilder plain = new StringBuilder(name.length());
    Normalizer.normalize(name, Normalizer.Form.NFKD)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .map(c -> c < ' ' || c > '~' || UNSAFE_IN_FILE_NAMES.indexOf(c) >= 0 ? '_' : c)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static String encoded(String name) {
    StringBuilder text = new StringBuilder(name.length() * 3);
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c >= '0' && c <= '9'
          || c >= 'A' && c <= 'Z'
          || c >= 'a' && c <= 'z'
          || ATTR_CHAR.indexOf(c) >= 0) {
        text.append(c);
      } else {
        text.append('%')
            .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
            .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return text.toString();
  }
}
