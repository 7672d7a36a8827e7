package org.carrel.image;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sides of an overlay that are as long as those of the picture below: {@code fxf}, {@code
 * f-20x100}, {@code fullx0}.
 */
final class FullSides {
  private static final String SIDE = "-?(?:(f(?:ull)?(?:-\\d{1,5})?)|\\d*)";
  private static final String CROP = "[\\d.]+x[\\d.]+:[\\d.]+x[\\d.]+";
  private static final String BEFORE =
      "/?(?:(?:meta|trim[^/]*|(?:adaptive-)?(?:full-)?fit-in|stretch|" + CROP + ")/)*";
  private static final Pattern BOX =
      Pattern.compile("(" + BEFORE + ")" + SIDE + "x" + SIDE + "(?=/)");

  private FullSides() {}

  /** The address with numbers in their place. Filters and the image's name stay as they are. */
  static String resolved(String address, Dimensions picture) {
    Matcher box = BOX.matcher(address);
    if (!box.lookingAt() || box.group(2) == null && box.group(3) == null) {
      return address;
    }
    String written = address.substring(box.end(1), box.end());
    int between = written.indexOf('x');
    return box.group(1)
        + side(written.substring(0, between), box.group(2), picture.width())
        + "x"
        + side(written.substring(between + 1), box.group(3), picture.height())
        + address.substring(box.end());
  }

  private static String side(String written, @Nullable String full, int pixels) {
    String flip = written.startsWith("-") ? "-" : "";
    return full == null ? written : flip + new Extent(full).pixels(pixels);
  }
}
