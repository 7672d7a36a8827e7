package org.carrel.image;

import java.awt.Rectangle;
import org.carrel.image.Parameters.Box;
import org.carrel.image.Parameters.Crop;
import org.jspecify.annotations.Nullable;

/**
 * Which part of an upright image is shown, and how large.
 *
 * @param region of the image, in its pixels
 */
record Layout(Rectangle region, Dimensions size) {

  static Layout of(Parameters parameters, Dimensions full, Focus focus) {
    Rectangle region = cropped(parameters.crop(), full);
    Sizing sizing = Sizing.of(parameters);
    Box box = sizing.box(region.width, region.height);
    if (box.width() == 0 && box.height() == 0) {
      return new Layout(region, size(region.width, region.height));
    }
    if (parameters.fit().stretches() || sizing.stretches()) {
      return new Layout(
          region,
          size(
              box.width() == 0 ? region.width : box.width(),
              box.height() == 0 ? region.height : box.height()));
    }
    double scale = sizing.scale(box, region.width, region.height);
    boolean cuts = !parameters.fit().fitsIn() && box.width() > 0 && box.height() > 0;
    return cuts
        ? cut(region, box, scale, focus)
        : new Layout(region, size(region.width * scale, region.height * scale));
  }

  private static Layout cut(Rectangle region, Box box, double scale, Focus focus) {
    int width = (int) Math.max(1, Math.min(region.width, Math.round(box.width() / scale)));
    int height = (int) Math.max(1, Math.min(region.height, Math.round(box.height() / scale)));
    Rectangle part =
        new Rectangle(
            region.x + focus.across().start(region.width, width),
            region.y + focus.down().start(region.height, height),
            width,
            height);
    return new Layout(
        part,
        size(
            Math.min(box.width(), region.width * scale),
            Math.min(box.height(), region.height * scale)));
  }

  private static Dimensions size(double width, double height) {
    ImageLimits.check(width, height);
    return new Dimensions(
        (int) Math.max(1, Math.round(width)), (int) Math.max(1, Math.round(height)));
  }

  private static Rectangle cropped(@Nullable Crop crop, Dimensions full) {
    Rectangle whole = new Rectangle(full.width(), full.height());
    if (crop == null) {
      return whole;
    }
    double across = crop.isShare() ? full.width() : 1;
    double down = crop.isShare() ? full.height() : 1;
    int left = (int) Math.round(crop.left() * across);
    int top = (int) Math.round(crop.top() * down);
    Rectangle wanted =
        new Rectangle(
            left,
            top,
            (int) Math.round(crop.right() * across) - left,
            (int) Math.round(crop.bottom() * down) - top);
    Rectangle part = wanted.isEmpty() ? new Rectangle() : whole.intersection(wanted);
    return part.isEmpty() ? whole : part;
  }
}
