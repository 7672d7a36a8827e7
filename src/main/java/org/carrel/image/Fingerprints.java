package org.carrel.image;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.carrel.failure.Failure;

/** Few characters that stand for a picture until it is there, where a filter asks for them. */
final class Fingerprints {
  private static final int SIDE = 100;

  private Fingerprints() {}

  /**
   * @throws Failure INVALID for arguments out of range
   */
  static Map<String, Object> of(Parameters parameters, BufferedImage picture) {
    Map<String, Object> found = new LinkedHashMap<>();
    for (Filter filter : parameters.filters()) {
      switch (filter.name()) {
        case "blurhash" -> found.put("blurhash", blurhash(filter, picture));
        case "thumbhash" -> found.put("thumbhash", Thumbhash.of(small(picture)));
        case "avgcolor" -> found.put("average_color", average(picture));
        default -> {
          // changes pixels
        }
      }
    }
    return found;
  }

  private static String blurhash(Filter filter, BufferedImage picture) {
    Arguments arguments = Arguments.of(filter);
    int across = arguments.whole(0, 4);
    int down = arguments.whole(1, 3);
    if (Math.min(across, down) < 1 || Math.max(across, down) > 9) {
      throw Failure.invalid("invalid blurhash components");
    }
    return Blurhash.of(Canvas.working(small(picture), false), across, down);
  }

  private static BufferedImage small(BufferedImage picture) {
    int longer = Math.max(picture.getWidth(), picture.getHeight());
    return longer <= SIDE
        ? picture
        : Scaling.scale(picture, Canvas.size(picture).times((double) SIDE / longer));
  }

  private static Map<String, Object> average(BufferedImage picture) {
    Color colour = Colours.average(picture);
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("r", colour.getRed());
    parts.put("g", colour.getGreen());
    parts.put("b", colour.getBlue());
    return parts;
  }
}
