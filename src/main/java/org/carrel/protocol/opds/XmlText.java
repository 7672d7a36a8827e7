package org.carrel.protocol.opds;

/** Text that any XML 1.0 parser takes, between tags and between double quotes alike. */
final class XmlText {
  private XmlText() {}

  /**
   * Without the control characters, lone surrogates and non-characters that XML 1.0 forbids even as
   * references.
   */
  static void append(StringBuilder xml, String text) {
    int length = text.length();
    int written = 0;
    for (int i = 0; i < length; ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      if (isMarkup(c) || !isAllowed(c)) {
        xml.append(text, written, i).append(reference(c));
        written = next;
      }
      i = next;
    }
    xml.append(text, written, length);
  }

  private static boolean isMarkup(int c) {
    return c == '<' || c == '>' || c == '&' || c == '"';
  }

  private static String reference(int c) {
    return switch (c) {
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '&' -> "&amp;";
      case '"' -> "&quot;";
      default -> "";
    };
  }

  private static boolean isAllowed(int c) {
    return c >= 0x20 && c <= 0xD7FF
        || c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000;
  }
}
