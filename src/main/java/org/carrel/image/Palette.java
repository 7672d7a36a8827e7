package org.carrel.image;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.image.Sketch.Share;

/** The few colours that cover most of a picture: eight shades of each primary are told apart. */
final class Palette {
  private static final int MOST = 5;

  private Palette() {}

  /**
   * @param picture small: every pixel is looked at
   */
  static List<Share> of(BufferedImage picture) {
    int[] pixels = Canvas.pixels(picture);
    Map<Integer, Long> counted =
        Arrays.stream(pixels)
            .map(Palette::shade)
            .boxed()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return counted.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST)
        .map(one -> new Share(hex(one.getKey()), percent(one.getValue(), pixels.length)))
        .filter(share -> share.percent() > 0)
        .toList();
  }

  /** The middle of its shade. */
  private static int shade(int argb) {
    return argb & 0xe0e0e0 | 0x101010;
  }

  private static int percent(long count, int all) {
    return (int) Math.round(100.0 * count / all);
  }

  static String hex(int rgb) {
    return "#%06x".formatted(rgb & 0xffffff);
  }
}
