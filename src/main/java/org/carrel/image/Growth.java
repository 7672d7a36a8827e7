package org.carrel.image;

import org.carrel.image.Parameters.Padding;

/** How many pixels the result may come to hold, judged before anything is decoded. */
final class Growth {
  private static final int COPY = 2;

  private Growth() {}

  /**
   * @param size that the image is scaled to
   * @throws org.carrel.failure.Failure TOO_LARGE
   */
  static long of(Parameters parameters, Dimensions size) {
    Padding padding = parameters.padding();
    boolean filled = !parameters.filters().isEmpty() || !padding.equals(Padding.NONE);
    if (!filled) {
      return size.pixels();
    }
    double width = Math.max(size.width(), parameters.box().width());
    double height = Math.max(size.height(), parameters.box().height());
    width += (double) padding.left() + padding.right();
    height += (double) padding.top() + padding.bottom();
    for (Filter filter : parameters.filters()) {
      double growth = share(filter);
      double more = padding(filter);
      width = width * growth + more;
      height = height * growth + more;
    }
    ImageLimits.check(Math.min(width, height), Math.min(width, height));
    return COPY * (long) (width * height);
  }

  private static double share(Filter filter) {
    double number = Arguments.of(filter).number(0, 100);
    return filter.name().equals("proportion") ? Math.max(1, number / 100) : 1;
  }

  private static double padding(Filter filter) {
    Arguments arguments = Arguments.of(filter);
    double most = 0;
    for (int i = 1; filter.name().equals("padding") && i < arguments.count(); i++) {
      most = Math.max(most, arguments.number(i, 0, 0, ImageLimits.SIDE + 1));
    }
    return 2 * most;
  }
}
