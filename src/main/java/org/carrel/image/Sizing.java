package org.carrel.image;

import org.carrel.image.Parameters.Box;
import org.carrel.image.Parameters.Fit;

/** How far an image is scaled, with the filters that have a say in it. */
record Sizing(Parameters parameters, boolean grows, boolean stretches) {

  static Sizing of(Parameters parameters) {
    boolean grows = !parameters.fit().fitsIn();
    boolean stretches = false;
    for (Filter filter : parameters.filters()) {
      switch (filter.name()) {
        case "upscale" -> grows = true;
        case "no_upscale" -> grows = false;
        case "stretch" -> stretches = true;
        default -> {
          // has no say in the size
        }
      }
    }
    return new Sizing(parameters, grows, stretches);
  }

  /** The box, turned if it is to be turned for such an image. */
  Box box(int width, int height) {
    Box box = parameters.box();
    boolean turns = parameters.fit().adapts() && (box.width() > box.height()) != (width > height);
    return turns ? Box.of(box.height(), box.width()) : Box.of(box.width(), box.height());
  }

  double scale(Box box, int width, int height) {
    Fit fit = parameters.fit();
    double across = box.width() == 0 ? Double.NaN : (double) box.width() / width;
    double down = box.height() == 0 ? Double.NaN : (double) box.height() / height;
    boolean inside = fit.fitsIn() && !fit.covers();
    double scale = inside ? least(across, down) : most(across, down);
    return grows ? scale : Math.min(1, scale);
  }

  private static double least(double one, double other) {
    return Double.isNaN(one) ? other : Double.isNaN(other) ? one : Math.min(one, other);
  }

  private static double most(double one, double other) {
    return Double.isNaN(one) ? other : Double.isNaN(other) ? one : Math.max(one, other);
  }
}
