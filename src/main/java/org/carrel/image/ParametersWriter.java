package org.carrel.image;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.carrel.image.Parameters.Align;
import org.carrel.image.Parameters.Box;
import org.carrel.image.Parameters.Crop;
import org.carrel.image.Parameters.Padding;
import org.carrel.image.Parameters.Trim;

/** Writes addresses as imagor's own generator does. */
final class ParametersWriter {
  private ParametersWriter() {}

  static String write(Parameters parameters) {
    return operations(parameters) + ImageName.encode(parameters.image());
  }

  /** Escaped, so that it can be sent as it is; the signature covers this very text. */
  static String writeForUrl(Parameters parameters) {
    return PathText.escape(operations(parameters)) + ImageName.encodePlainly(parameters.image());
  }

  static String operations(Parameters parameters) {
    StringBuilder path = new StringBuilder(parameters.meta() ? "meta/" : "");
    trim(parameters, path);
    crop(parameters, path);
    path.append(parameters.fit().text());
    box(parameters, path);
    padding(parameters.padding(), path);
    align(parameters.align(), path);
    filters(parameters, path);
    return path.toString();
  }

  private static void trim(Parameters parameters, StringBuilder path) {
    Trim trim = parameters.trim();
    if (trim != null) {
      path.append("trim")
          .append(trim.bottomRight() ? ":bottom-right" : "")
          .append(trim.tolerance() > 0 ? ":" + trim.tolerance() : "")
          .append('/');
    }
  }

  private static void crop(Parameters parameters, StringBuilder path) {
    Crop crop = parameters.crop();
    if (crop != null) {
      path.append(number(crop.left())).append('x').append(number(crop.top()));
      path.append(':').append(number(crop.right())).append('x').append(number(crop.bottom()));
      path.append('/');
    }
  }

  private static String number(double value) {
    BigDecimal plain = BigDecimal.valueOf(value).stripTrailingZeros();
    return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
  }

  private static void box(Parameters parameters, StringBuilder path) {
    Box box = parameters.box();
    if (!box.equals(Box.NONE) || !parameters.padding().equals(Padding.NONE)) {
      path.append(box.flipsAcross() ? "-" : "").append(box.width()).append('x');
      path.append(box.flipsDown() ? "-" : "").append(box.height()).append('/');
    }
  }

  private static void padding(Padding padding, StringBuilder path) {
    if (padding.equals(Padding.NONE)) {
      return;
    }
    path.append(padding.left()).append('x').append(padding.top());
    if (padding.left() != padding.right() || padding.top() != padding.bottom()) {
      path.append(':').append(padding.right()).append('x').append(padding.bottom());
    }
    path.append('/');
  }

  private static void align(Align align, StringBuilder path) {
    path.append(align.toLeft() || align.toRight() ? align.across() + "/" : "");
    path.append(align.toTop() || align.toBottom() ? align.down() + "/" : "");
    path.append(align.smart() ? "smart/" : "");
  }

  private static void filters(Parameters parameters, StringBuilder path) {
    if (!parameters.filters().isEmpty()) {
      path.append(
          parameters.filters().stream()
              .map(Filter::toString)
              .collect(Collectors.joining(":", "filters:", "/")));
    }
  }
}
