package org.carrel.protocol.opds;

/** Text that any XML 1.0 parser takes. */
final class XmlText {
  private XmlText() {}

  /**
   * Without the control characters, lone surrogates and non-characters that XML 1.0 forbids even as
   * references.
   */
  static String of(String text) {
    int length = text.length();
    for (int i = 0; i < length; ) {
      int c = text.codePointAt(i);
      if (!isAllowed(c)) {
        return cleaned(text);
      }
      i += Character.charCount(c);
    }
    return text;
  }

  private static String cleaned(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().filter(XmlText::isAllowed).forEach(clean::appendCodePoint);
    return clean.toString();
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
