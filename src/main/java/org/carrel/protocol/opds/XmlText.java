package org.carrel.protocol.opds;

/** Text that any XML 1.0 parser takes, between tags and between double quotes alike. */
final class XmlText {
  private XmlText() {}

  /**
   * Without the control characters, lone surrogates and non-characters that XML 1.0 forbids even as
   * references. What UTF-8 takes four bytes for is written as a reference: Xerces, which many
   * readers in Java have, finds it malformed where its buffer ends. By a decimal one, since
   * KOReader knows no other.
   */
  static void append(StringBuilder xml, String text) {
    int length = text.length();
    int written = 0;
    for (int i = 0; i < length; ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      if (isMarkup(c) || !isPlain(c)) {
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
      default -> Character.isSupplementaryCodePoint(c) ? "&#" + c + ";" : "";
    };
  }

  private static boolean isPlain(int c) {
    return c >= 0x20 && c <= 0xD7FF
        || c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= 0xE000 && c <= 0xFFFD;
  }
}
