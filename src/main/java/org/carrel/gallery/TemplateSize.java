package org.carrel.gallery;

import java.util.Optional;
import org.carrel.image.Dimensions;
import org.carrel.image.Parameters.Box;

/**
 * How large what a template makes is, as far as it says so itself.
 *
 * @param uncut whether the picture is shown as it was before it was cut
 */
record TemplateSize(Wanted wanted, boolean uncut) {
  private static final double HUNDRED = 100;

  private double side(String name, String cut) {
    double original = wanted.inner("originalDimensions").number(name);
    double source = !uncut && wanted.number(cut) > 0 ? wanted.number(cut) : original;
    double own = uncut ? 0 : wanted.number(name);
    return own > 0 ? own : source;
  }

  private double width() {
    return side("width", "cropWidth");
  }

  private double height() {
    return side("height", "cropHeight");
  }

  boolean known() {
    return width() > 0 && height() > 0;
  }

  private double share() {
    double share = wanted.number("proportion") / HUNDRED;
    return share > 0 ? share : 1;
  }

  /** How much smaller a preview is than the result. */
  double scale(Optional<Dimensions> within) {
    if (within.isEmpty() || !known()) {
      return 1;
    }
    double across = within.get().width() / (width() * share());
    double down = within.get().height() / (height() * share());
    return Math.min(1, Math.min(across, down)) * share();
  }

  Box box(Optional<Dimensions> within) {
    if (within.isEmpty()) {
      return box(wanted.whole("width"), wanted.whole("height"));
    }
    return known()
        ? box(width() * scale(within), height() * scale(within))
        : box(within.get().width(), within.get().height());
  }

  /** As a layer, which may be as long as the picture below. */
  Box upon(Dimensions below, double scale) {
    return box(
        wanted.flag("widthFull")
            ? Math.max(1, below.width() - wanted.number("widthFullOffset") * scale)
            : wanted.number("width") * scale,
        wanted.flag("heightFull")
            ? Math.max(1, below.height() - wanted.number("heightFullOffset") * scale)
            : wanted.number("height") * scale);
  }

  private Box box(double width, double height) {
    return new Box(
        (int) Math.round(width),
        (int) Math.round(height),
        wanted.flag("hFlip"),
        wanted.flag("vFlip"));
  }

  /** What layers are laid upon: with its padding, and turned. */
  Dimensions shown(double scale) {
    double width = Math.max(1, width());
    double height = Math.max(1, height());
    double across = wanted.number("paddingLeft") + wanted.number("paddingRight");
    double down = wanted.number("paddingTop") + wanted.number("paddingBottom");
    int wide = (int) Math.max(1, Math.round((width + across) * scale));
    int high = (int) Math.max(1, Math.round((height + down) * scale));
    return wanted.whole("rotation") % 180 == 90
        ? new Dimensions(high, wide)
        : new Dimensions(wide, high);
  }
}
