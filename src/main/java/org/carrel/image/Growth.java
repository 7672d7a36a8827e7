package org.carrel.image;

import java.util.Set;
import org.carrel.image.Parameters.Padding;

/** How many pixels the result may come to hold, judged before anything is decoded. */
final class Growth {
  private static final int COPY = 2;

  /** Filters that say how the picture is sized or written, and make no other one of it. */
  private static final Set<String> NO_COPY =
      Set.of(
          "quality",
          "max_bytes",
          "lossless",
          "raw",
          "upscale",
          "no_upscale",
          "stretch",
          "focal",
          "orient",
          "page");

  private Growth() {}

  /**
   * @param size that the image is scaled to
   * @param turned whether it has to be turned upright, which makes another picture of it
   * @throws org.carrel.failure.Failure TOO_LARGE
   */
  static long of(Parameters parameters, Dimensions size, boolean turned) {
    Padding padding = parameters.padding();
    boolean copied =
        turned
            || parameters.box().flipsAcross()
            || parameters.box().flipsDown()
            || parameters.filters().stream().anyMatch(Growth::copies);
    if (!copied && padding.equals(Padding.NONE)) {
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

  private static boolean copies(Filter filter) {
    return !RenditionKey.isInert(filter) && !NO_COPY.contains(filter.name());
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
