package org.carrel.image;

import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Optional;

/**
 * How the colours of something that is laid upon a picture meet those below.
 *
 * @see <a href="https://www.w3.org/TR/compositing-1/#blending">Compositing and Blending</a>
 */
enum Blend {
  NORMAL,
  MULTIPLY,
  SCREEN,
  OVERLAY,
  DARKEN,
  LIGHTEN,
  COLOR_DODGE,
  COLOR_BURN,
  HARD_LIGHT,
  SOFT_LIGHT,
  DIFFERENCE,
  EXCLUSION,
  ADD,
  /** The picture stays where the other one is. */
  MASK,
  /** The picture stays where the other one is not. */
  MASK_OUT;

  /** Empty for a name that nobody knows. */
  static Optional<Blend> named(String name) {
    for (Blend blend : values()) {
      if (blend.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
        return Optional.of(blend);
      }
    }
    return Optional.empty();
  }

  boolean cutsOut() {
    return this == MASK || this == MASK_OUT;
  }

  /**
   * Lays a picture of ours upon another one.
   *
   * @param opacity from 0 to 1
   * @param below changed; transparent if this {@link #cutsOut}
   */
  void lay(BufferedImage above, int left, int top, double opacity, BufferedImage below) {
    int[] over = Canvas.pixels(above);
    int[] under = Canvas.pixels(below);
    boolean opaque = !Canvas.isTransparent(above);
    boolean flat = !Canvas.isTransparent(below);
    for (int y = 0; y < below.getHeight(); y++) {
      for (int x = 0; x < below.getWidth(); x++) {
        int at = y * below.getWidth() + x;
        boolean covered = covers(above, x - left, y - top);
        if (covered || this == MASK) {
          int argb = covered ? over[(y - top) * above.getWidth() + x - left] : 0;
          double alpha = opacity * (opaque && covered ? 1 : (argb >>> 24) / 255.0);
          under[at] = mixed(argb, alpha, flat ? under[at] | 0xff000000 : under[at]);
        }
      }
    }
  }

  private static boolean covers(BufferedImage above, int x, int y) {
    return x >= 0 && y >= 0 && x < above.getWidth() && y < above.getHeight();
  }

  private int mixed(int over, double alpha, int under) {
    double below = (under >>> 24) / 255.0;
    if (cutsOut()) {
      double kept = below * (this == MASK ? alpha : 1 - alpha);
      return (int) Math.round(255 * kept) << 24 | under & 0xffffff;
    }
    double all = alpha + below * (1 - alpha);
    int result = (int) Math.round(255 * all) << 24;
    for (int shift = 0; shift <= 16 && all > 0; shift += 8) {
      double source = (over >> shift & 255) / 255.0;
      double backdrop = (under >> shift & 255) / 255.0;
      double met = (1 - below) * source + below * meet(backdrop, source);
      double value = (alpha * met + (1 - alpha) * below * backdrop) / all;
      result |= (int) Math.round(255 * Math.max(0, Math.min(1, value))) << shift;
    }
    return result;
  }

  private double meet(double below, double above) {
    return switch (this) {
      case NORMAL, MASK, MASK_OUT -> above;
      case MULTIPLY -> below * above;
      case SCREEN -> screen(below, above);
      case OVERLAY -> hardLight(above, below);
      case DARKEN -> Math.min(below, above);
      case LIGHTEN -> Math.max(below, above);
      case COLOR_DODGE -> below == 0 ? 0 : above >= 1 ? 1 : Math.min(1, below / (1 - above));
      case COLOR_BURN -> below >= 1 ? 1 : above <= 0 ? 0 : 1 - Math.min(1, (1 - below) / above);
      case HARD_LIGHT -> hardLight(below, above);
      case SOFT_LIGHT -> softLight(below, above);
      case DIFFERENCE -> Math.abs(below - above);
      case EXCLUSION -> below + above - 2 * below * above;
      case ADD -> Math.min(1, below + above);
    };
  }

  private static double screen(double below, double above) {
    return below + above - below * above;
  }

  private static double hardLight(double below, double above) {
    return above <= 0.5 ? below * 2 * above : screen(below, 2 * above - 1);
  }

  private static double softLight(double below, double above) {
    if (above <= 0.5) {
      return below - (1 - 2 * above) * below * (1 - below);
    }
    double curve = below <= 0.25 ? ((16 * below - 12) * below + 4) * below : Math.sqrt(below);
    return below + (2 * above - 1) * (curve - below);
  }
}
