package org.carrel.image;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Text as forms send it: a plus is a blank. */
final class FormText {
  private FormText() {}

  /** The text itself if an escape in it is broken. */
  static String decode(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      return text;
    }
  }
}
