package org.carrel.image;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Colours by name or as three, four, six or eight hexadecimal digits. */
final class Colours {
  static final Color NONE = new Color(0, true);

  private static final Pattern SHORT = Pattern.compile("[0-9a-f]{3,4}");
  private static final Pattern LONG = Pattern.compile("[0-9a-f]{6}|[0-9a-f]{8}");
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("black", "000000"),
          Map.entry("white", "ffffff"),
          Map.entry("red", "ff0000"),
          Map.entry("lime", "00ff00"),
          Map.entry("green", "008000"),
          Map.entry("blue", "0000ff"),
          Map.entry("yellow", "ffff00"),
          Map.entry("cyan", "00ffff"),
          Map.entry("aqua", "00ffff"),
          Map.entry("magenta", "ff00ff"),
          Map.entry("fuchsia", "ff00ff"),
          Map.entry("gray", "808080"),
          Map.entry("grey", "808080"),
          Map.entry("silver", "c0c0c0"),
          Map.entry("maroon", "800000"),
          Map.entry("olive", "808000"),
          Map.entry("navy", "000080"),
          Map.entry("purple", "800080"),
          Map.entry("teal", "008080"),
          Map.entry("orange", "ffa500"),
          Map.entry("pink", "ffc0cb"),
          Map.entry("brown", "a52a2a"),
          Map.entry("gold", "ffd700"),
          Map.entry("beige", "f5f5dc"),
          Map.entry("ivory", "fffff0"),
          Map.entry("none", "00000000"),
          Map.entry("transparent", "00000000"));

  private Colours() {}

  static Optional<Color> parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String plain = lower.startsWith("#") ? lower.substring(1) : lower;
    String digits = NAMED.getOrDefault(plain, plain);
    if (SHORT.matcher(digits).matches()) {
      return parse(digits.replaceAll("(.)", "$1$1"));
    }
    return LONG.matcher(digits).matches() ? Optional.of(ofDigits(digits)) : Optional.empty();
  }

  private static Color ofDigits(String digits) {
    int rgb = Integer.parseInt(digits.substring(0, 6), 16);
    int alpha = digits.length() == 8 ? Integer.parseInt(digits.substring(6), 16) : 255;
    return new Color(alpha << 24 | rgb, true);
  }

  /** The mean of all that can be seen. */
  static Color average(BufferedImage picture) {
    boolean transparent = Canvas.isTransparent(picture);
    long red = 0;
    long green = 0;
    long blue = 0;
    long weight = 0;
    for (int argb : Canvas.pixels(picture)) {
      int alpha = transparent ? argb >>> 24 : 255;
      red += (long) alpha * (argb >> 16 & 255);
      green += (long) alpha * (argb >> 8 & 255);
      blue += (long) alpha * (argb & 255);
      weight += alpha;
    }
    long by = Math.max(1, weight);
    return new Color((int) (red / by), (int) (green / by), (int) (blue / by));
  }
}
