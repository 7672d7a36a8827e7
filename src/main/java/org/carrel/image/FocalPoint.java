package org.carrel.image;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The place that a filter names: a region or a point, in pixels or in shares. */
final class FocalPoint {
  private static final String NUMBER = "(\\d*\\.?\\d+)";
  private static final Pattern REGION =
      Pattern.compile(NUMBER + "x" + NUMBER + ":" + NUMBER + "x" + NUMBER);
  private static final Pattern POINT = Pattern.compile(NUMBER + "," + NUMBER);

  private FocalPoint() {}

  /** The middle if the filter says nothing that can be read. */
  static Focus of(Filter filter, Dimensions full) {
    String text = filter.args().strip();
    Matcher region = REGION.matcher(text);
    if (region.matches()) {
      double[] n = numbers(region);
      return focus((n[0] + n[2]) / 2, (n[1] + n[3]) / 2, full, shares(n));
    }
    Matcher point = POINT.matcher(text);
    if (point.matches()) {
      double[] n = numbers(point);
      return focus(n[0], n[1], full, shares(n));
    }
    return Focus.CENTRE;
  }

  private static double[] numbers(Matcher found) {
    double[] numbers = new double[found.groupCount()];
    Arrays.setAll(numbers, i -> Double.parseDouble(found.group(i + 1)));
    return numbers;
  }

  private static boolean shares(double[] numbers) {
    return Arrays.stream(numbers).allMatch(number -> number <= 1);
  }

  private static Focus focus(double x, double y, Dimensions full, boolean shares) {
    return shares ? Focus.centredOn(x, y) : Focus.centredOn(x / full.width(), y / full.height());
  }
}
