package org.carrel.image;

import org.carrel.image.Parameters.Align;

/** What stays in sight when an image is cut. */
record Focus(Point across, Point down) {
  static final Focus CENTRE = new Focus(Point.aligned(0.5), Point.aligned(0.5));

  /**
   * A place along one side, as a share of it.
   *
   * @param centred whether the part that stays has its middle there; otherwise it has the same
   *     share of what is cut off before it
   */
  record Point(double share, boolean centred) {
    static Point aligned(double share) {
      return new Point(share, false);
    }

    static Point centred(double share) {
      return new Point(share, true);
    }

    int start(int full, int part) {
      double start = centred ? share * full - part / 2.0 : share * (full - part);
      return (int) Math.max(0, Math.min(full - part, Math.round(start)));
    }
  }

  static Focus of(Align align) {
    return new Focus(
        Point.aligned(align.toLeft() ? 0 : align.toRight() ? 1 : 0.5),
        Point.aligned(align.toTop() ? 0 : align.toBottom() ? 1 : 0.5));
  }

  static Focus centredOn(double across, double down) {
    return new Focus(Point.centred(across), Point.centred(down));
  }
}
