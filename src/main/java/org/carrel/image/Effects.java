package org.carrel.image;

import java.awt.image.BufferedImage;

/**
 * Filters that change pixels. A filter that nobody knows is passed over, and so is one that is
 * known and does nothing here (palette, bitdepth, compression, to_colorspace, strip_icc and the
 * like).
 *
 * @param overlays gives the images that filters name
 */
record Effects(Parameters parameters, Overlays overlays) {

  BufferedImage apply(BufferedImage picture) {
    BufferedImage changed = picture;
    for (Filter filter : parameters.filters()) {
      overlays.admission().admit(0);
      changed = apply(filter, changed);
    }
    return fillsByItself()
        ? new Fill(parameters.resized(parameters.fit(), Parameters.Box.NONE))
            .around(changed, Colours.NONE)
        : changed;
  }

  private boolean fillsByItself() {
    return !parameters.padding().equals(Parameters.Padding.NONE)
        && parameters.filters().stream().noneMatch(filter -> filter.name().equals("fill"));
  }

  private BufferedImage apply(Filter filter, BufferedImage picture) {
    Arguments arguments = Arguments.of(filter);
    return switch (filter.name()) {
      case "grayscale" -> ColourMatrix.saturation(0).apply(picture);
      case "invert" -> ColourMatrix.invert().apply(picture);
      case "brightness" -> brightness(arguments.number(0, 0)).apply(picture);
      case "contrast" -> ColourMatrix.multiply(factor(arguments, 0), 127.5).apply(picture);
      case "saturation" -> ColourMatrix.saturation(factor(arguments, 0)).apply(picture);
      case "hue" -> ColourMatrix.hue(arguments.number(0, 0)).apply(picture);
      case "rgb" -> rgb(arguments).apply(picture);
      case "modulate" -> modulate(arguments, picture);
      case "blur" -> Blur.blur(picture, arguments.number(arguments.count() > 1 ? 1 : 0, 0));
      case "sharpen" -> Blur.sharpen(picture, arguments.number(0, 0));
      case "pixelate" -> Shapes.pixelate(picture, arguments.whole(0, 10));
      case "rotate" -> Orientation.ofAngle(arguments.whole(0, 0)).upright(picture);
      case "crop" -> Shapes.crop(picture, arguments);
      case "proportion" -> Shapes.proportion(picture, arguments.number(0, 100));
      case "trim" -> Trimming.trim(picture, trim(arguments));
      case "round_corner" -> Shapes.roundCorners(picture, arguments);
      case "padding" -> Fill.padding(picture, arguments);
      case "background_color" -> Fill.behind(picture, arguments);
      case "fill" -> new Fill(parameters).fill(picture, arguments);
      case "label" -> Lettering.label(arguments).draw(picture);
      case "text" -> Lettering.text(arguments, picture.getWidth()).draw(picture);
      case "watermark" -> overlays.watermark(picture, arguments);
      case "image" -> overlays.image(picture, arguments);
      default -> picture;
    };
  }

  private static ColourMatrix brightness(double percent) {
    return ColourMatrix.add(percent, percent, percent);
  }

  private static ColourMatrix rgb(Arguments arguments) {
    return ColourMatrix.add(arguments.number(0, 0), arguments.number(1, 0), arguments.number(2, 0));
  }

  private static BufferedImage modulate(Arguments arguments, BufferedImage picture) {
    ColourMatrix.multiply(factor(arguments, 0), 0).apply(picture);
    ColourMatrix.saturation(factor(arguments, 1)).apply(picture);
    return ColourMatrix.hue(arguments.number(2, 0)).apply(picture);
  }

  /** -100 is nothing, 0 leaves things as they are, 100 is twice as much. */
  private static double factor(Arguments arguments, int index) {
    return Math.max(0, 1 + arguments.number(index, 0) / 100);
  }

  private static Parameters.Trim trim(Arguments arguments) {
    return new Parameters.Trim(
        arguments.text(1).equals("bottom-right"), Math.max(0, arguments.whole(0, 0)));
  }
}
