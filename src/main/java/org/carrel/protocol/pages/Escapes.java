package org.carrel.protocol.pages;

/**
 * Text as it stands between tags and in quoted attributes.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/syntax.html#character-references">HTML,
 *     character references</a>
 */
final class Escapes {
  private static final int UNREADABLE = 0xFFFD;

  private Escapes() {}

  static String of(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    write(text, escaped);
    return escaped.toString();
  }

  static void write(String text, StringBuilder to) {
    text.codePoints().forEach(c -> write(c, to));
  }

  private static void write(int c, StringBuilder to) {
    switch (c) {
      case '&' -> to.append("&amp;");
      case '<' -> to.append("&lt;");
      case '>' -> to.append("&gt;");
      case '"' -> to.append("&quot;");
      case '\'' -> to.append("&#39;");
      default -> to.appendCodePoint(isReadable(c) ? c : UNREADABLE);
    }
  }

  private static boolean isReadable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c == '\n' || c == '\t';
      case Character.SURROGATE, Character.UNASSIGNED -> false;
      default -> true;
    };
  }
}
