package org.carrel.image;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Objects;
import org.carrel.image.Parameters.Align;

/** One image on its way: decoded, cut, scaled, turned, and what its filters do. */
final class Pipeline {
  static final String COLOUR = "color:";

  private final Parameters parameters;
  private final Overlays overlays;

  Pipeline(Parameters parameters, Overlays overlays) {
    this.parameters = parameters;
    this.overlays = overlays;
  }

  /** A colour, ready to be encoded. */
  BufferedImage picture() {
    overlays.admission().admit(Growth.of(parameters, box(), false));
    return finished(plain());
  }

  /** The image, ready to be encoded. */
  BufferedImage picture(Decoder decoder) {
    if (parameters.trim() != null) {
      return trimmed(decoder);
    }
    Orientation orientation = orientation(decoder);
    Dimensions upright = orientation.turned(decoder.stored());
    Admission admission = overlays.admission();
    long looked = parameters.align().smart() ? decoder.pixels(decoder.whole(), step(decoder)) : 0;
    admission.admit(looked);
    Layout layout = Layout.of(parameters, upright, focus(decoder, orientation));
    Rectangle region = orientation.stored(layout.region(), decoder.stored());
    Dimensions size = orientation.turned(layout.size());
    long decoded = Math.max(0, decoder.pixels(region, size) - looked);
    boolean turned = !orientation.equals(Orientation.UPRIGHT);
    admission.admit(decoded + Growth.of(parameters, size, turned));
    BufferedImage scaled = decoder.scaled(region, size, admission);
    return finished(orientation.upright(scaled));
  }

  /** What is cut off is known only when the whole is there. */
  private BufferedImage trimmed(Decoder decoder) {
    Dimensions most =
        Layout.of(parameters, orientation(decoder).turned(decoder.stored()), Focus.CENTRE).size();
    overlays.admission().admit(2 * decoder.stored().pixels() + Growth.of(parameters, most, false));
    BufferedImage whole = whole(decoder, 1);
    BufferedImage trimmed =
        Trimming.trim(
            orientation(decoder).upright(whole), Objects.requireNonNull(parameters.trim()));
    Layout layout = Layout.of(parameters, Canvas.size(trimmed), Focus.of(parameters.align()));
    return finished(Scaling.scale(Shapes.part(trimmed, layout.region()), layout.size()));
  }

  private static BufferedImage whole(Decoder decoder, int step) {
    BufferedImage decoded = decoder.decode(decoder.whole(), step);
    return Canvas.working(decoded, Canvas.isTransparent(decoded));
  }

  private BufferedImage finished(BufferedImage picture) {
    BufferedImage flipped =
        Orientation.ofFlips(parameters.box().flipsAcross(), parameters.box().flipsDown())
            .upright(picture);
    return new Effects(parameters, overlays).apply(flipped);
  }

  private Orientation orientation(Decoder decoder) {
    return parameters.filters().stream()
        .filter(filter -> filter.name().equals("orient"))
        .map(filter -> Orientation.ofAngle(-Arguments.of(filter).whole(0, 0)))
        .findFirst()
        .orElse(decoder.orientation());
  }

  private Focus focus(Decoder decoder, Orientation orientation) {
    for (Filter filter : parameters.filters()) {
      if (filter.name().equals("focal")) {
        return FocalPoint.of(filter, orientation.turned(decoder.stored()));
      }
    }
    Align align = parameters.align();
    return align.smart() ? Attention.focus(small(decoder, orientation)) : Focus.of(align);
  }

  private static BufferedImage small(Decoder decoder, Orientation orientation) {
    return orientation.upright(whole(decoder, step(decoder)));
  }

  /** Every how manyth pixel is enough to see what catches the eye. */
  private static int step(Decoder decoder) {
    int longer = Math.max(decoder.stored().width(), decoder.stored().height());
    return Math.max(1, longer / Attention.SIDE);
  }

  private BufferedImage plain() {
    Color colour =
        Colours.parse(parameters.image().substring(COLOUR.length())).orElse(Colours.NONE);
    Dimensions size = box();
    return Canvas.of(size, colour.getAlpha() < 255)
        .draw(
            pen -> {
              pen.setColor(colour);
              pen.fillRect(0, 0, size.width(), size.height());
            });
  }

  private Dimensions box() {
    ImageLimits.check(parameters.box().width(), parameters.box().height());
    return new Dimensions(
        Math.max(1, parameters.box().width()), Math.max(1, parameters.box().height()));
  }
}
