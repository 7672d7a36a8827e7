package org.carrel.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.image.Dimensions;
import org.carrel.image.Filter;
import org.carrel.image.Parameters;
import org.carrel.image.Parameters.Align;
import org.carrel.image.Parameters.Box;
import org.carrel.image.Parameters.Crop;
import org.carrel.image.Parameters.Fit;
import org.carrel.image.Parameters.Padding;
import org.carrel.image.Parameters.Trim;
import org.jspecify.annotations.Nullable;

/**
 * What a template or an editor wants done, by name: {@code width}, {@code height}, {@code fitIn},
 * {@code stretch}, {@code cropLeft} and its like, {@code paddingLeft} and its like, {@code hFlip},
 * {@code vFlip}, {@code hAlign}, {@code vAlign}, {@code smart}, {@code trim}, {@code trimBy},
 * {@code trimTolerance}, {@code filters} (each with {@code name} and {@code args}), and single
 * filters by their own names ({@code brightness}, {@code blur}, {@code format}, {@code quality},
 * …). What it does not know, or makes no sense, is passed over.
 */
public record Template(Map<String, ?> wanted) {
  /** Names in templates, and the filters that they stand for. */
  private static final List<Map.Entry<String, String>> FILTERS =
      List.of(
          Map.entry("brightness", "brightness"),
          Map.entry("contrast", "contrast"),
          Map.entry("hue", "hue"),
          Map.entry("saturation", "saturation"),
          Map.entry("grayscale", "grayscale"),
          Map.entry("blur", "blur"),
          Map.entry("sharpen", "sharpen"),
          Map.entry("roundCornerRadius", "round_corner"),
          Map.entry("proportion", "proportion"),
          Map.entry("rotation", "rotate"),
          Map.entry("fillColor", "fill"),
          Map.entry("format", "format"),
          Map.entry("quality", "quality"),
          Map.entry("maxBytes", "max_bytes"));

  /**
   * @param within what the result is made to fit into; empty for the size that is wanted
   */
  public Parameters parameters(Optional<Dimensions> within) {
    Fit fit = flag("stretch") ? Fit.STRETCH : flag("fitIn") ? Fit.FIT_IN : Fit.NONE;
    Parameters all =
        Parameters.of("")
            .resized(fit, box())
            .padded(
                new Padding(
                    whole("paddingLeft"),
                    whole("paddingTop"),
                    whole("paddingRight"),
                    whole("paddingBottom")))
            .aligned(new Align(word("hAlign"), word("vAlign"), flag("smart")))
            .trimmed(trim())
            .cropped(crop())
            .filtered(filters());
    return within.map(size -> smaller(all, size)).orElse(all);
  }

  private static Parameters smaller(Parameters all, Dimensions within) {
    Box box = all.box();
    double factor =
        Math.min(
            1,
            Math.min(
                box.width() == 0 ? 1 : (double) within.width() / box.width(),
                box.height() == 0 ? 1 : (double) within.height() / box.height()));
    boolean unsized = box.width() == 0 && box.height() == 0;
    Box smaller =
        unsized
            ? new Box(within.width(), within.height(), box.flipsAcross(), box.flipsDown())
            : new Box(
                (int) Math.round(box.width() * factor),
                (int) Math.round(box.height() * factor),
                box.flipsAcross(),
                box.flipsDown());
    return all.resized(unsized ? Fit.FIT_IN : all.fit(), smaller);
  }

  private Box box() {
    return new Box(whole("width"), whole("height"), flag("hFlip"), flag("vFlip"));
  }

  private @Nullable Trim trim() {
    return flag("trim") || flag("autoTrim")
        ? new Trim(word("trimBy").equals("bottom-right"), whole("trimTolerance"))
        : null;
  }

  private @Nullable Crop crop() {
    double right = number("cropRight");
    double bottom = number("cropBottom");
    return right > 0 && bottom > 0
        ? new Crop(number("cropLeft"), number("cropTop"), right, bottom)
        : null;
  }

  private List<Filter> filters() {
    List<Filter> filters = new ArrayList<>();
    for (Map.Entry<String, String> one : FILTERS) {
      Object value = wanted.get(one.getKey());
      if (value != null && !value.equals(false) && !value.equals("") && !isZero(value)) {
        String args = value.equals(true) ? "" : value.toString();
        filters.add(new Filter(one.getValue(), plain(args)));
      }
    }
    if (wanted.get("filters") instanceof List<?> more) {
      more.forEach(one -> add(one, filters));
    }
    return filters;
  }

  private static void add(Object one, List<Filter> filters) {
    if (one instanceof Map<?, ?> map
        && map.get("name") instanceof String name
        && name.matches("[a-z_]{1,40}")) {
      Object args = map.get("args");
      filters.add(new Filter(name, args == null ? "" : args.toString()));
    }
  }

  /** A value ends neither its filter nor the list of them. */
  private static String plain(String args) {
    return args.replaceAll("[()/:,]", "");
  }

  private static boolean isZero(Object value) {
    return value instanceof Number number && number.doubleValue() == 0;
  }

  private boolean flag(String name) {
    return Boolean.TRUE.equals(wanted.get(name));
  }

  private String word(String name) {
    return wanted.get(name) instanceof String word && word.matches("[a-z-]{1,20}") ? word : "";
  }

  private double number(String name) {
    return wanted.get(name) instanceof Number number && Double.isFinite(number.doubleValue())
        ? Math.max(0, Math.min(1e6, number.doubleValue()))
        : 0;
  }

  private int whole(String name) {
    return (int) Math.round(number(name));
  }
}
