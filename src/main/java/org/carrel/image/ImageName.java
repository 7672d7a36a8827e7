package org.carrel.image;

import java.util.regex.Pattern;

/** The name of a source as it stands at the end of an address. */
final class ImageName {
  private static final Pattern AMBIGUOUS =
      Pattern.compile(
          "(meta|trim|fit-in|adaptive-fit-in|full-fit-in|adaptive-full-fit-in|stretch|left|right"
              + "|center|top|bottom|middle|smart|unsafe|params)/.*|trim:.*|filters:.*|b64:.*|.*[?(),].*");

  private static final Pattern COLOUR = Pattern.compile(Pipeline.COLOUR + "[A-Za-z0-9]+");

  private ImageName() {}

  /** A name that is no unpadded base64url stays what it is. */
  static String decode(String text) {
    return Base64Text.decoded(FormText.decode(text));
  }

  /** Escaped as a whole where a part of it could be read as something else. */
  static String encode(String name) {
    return AMBIGUOUS.matcher(name).matches() ? PathText.escapeAll(name) : name;
  }

  /** In a form that every proxy leaves alone, whatever stands in it. */
  static String encodePlainly(String name) {
    boolean plain = PathText.isPlain(name) && !AMBIGUOUS.matcher(name).matches();
    return plain || COLOUR.matcher(name).matches() ? name : Base64Text.encoded(name);
  }
}
