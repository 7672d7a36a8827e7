package org.carrel.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carrel.image.Filter;

/** The filters that members of a template stand for, in the order in which Studio writes them. */
final class TemplateFilters {
  private static final List<Map.Entry<String, String>> COLOURS =
      List.of(
          Map.entry("brightness", "brightness"),
          Map.entry("contrast", "contrast"),
          Map.entry("saturation", "saturation"),
          Map.entry("hue", "hue"));

  /** Their numbers are pixels. */
  private static final List<Map.Entry<String, String>> SCALED =
      List.of(Map.entry("blur", "blur"), Map.entry("sharpen", "sharpen"));

  private TemplateFilters() {}

  /**
   * How the picture looks.
   *
   * @param uncut leaves out what the editor draws itself while one cuts
   */
  static List<Filter> looks(Wanted wanted, double scale, boolean uncut) {
    List<Filter> filters = new ArrayList<>();
    COLOURS.forEach(one -> add(one.getValue(), wanted.signed(one.getKey()), filters));
    if (wanted.flag("grayscale")) {
      filters.add(new Filter("grayscale", ""));
    }
    SCALED.forEach(one -> add(one.getValue(), wanted.number(one.getKey()) * scale, filters));
    if (!uncut) {
      add("round_corner", Math.round(wanted.number("roundCornerRadius") * scale), filters);
    }
    if (!wanted.argument("fillColor").isEmpty()) {
      filters.add(new Filter("fill", wanted.argument("fillColor")));
    }
    if (!uncut) {
      add("rotate", wanted.signed("rotation"), filters);
    }
    return filters;
  }

  private static void add(String name, double number, List<Filter> filters) {
    String text = Wanted.plain(number);
    if (!text.equals("0")) {
      filters.add(new Filter(name, text));
    }
  }

  static List<Filter> proportion(Wanted wanted) {
    double proportion = wanted.number("proportion");
    return proportion == 0 || proportion == 100
        ? List.of()
        : List.of(new Filter("proportion", Wanted.plain(proportion)));
  }

  /**
   * How it is written, and what scripts add.
   *
   * @param preview has a format already
   */
  static List<Filter> writing(Wanted wanted, boolean preview) {
    List<Filter> filters = new ArrayList<>();
    if (!preview && !wanted.argument("format").isEmpty()) {
      filters.add(new Filter("format", wanted.argument("format")));
    }
    add("quality", wanted.number("quality"), filters);
    add("max_bytes", wanted.number("maxBytes"), filters);
    if (wanted.flag("stripIcc")) {
      filters.add(new Filter("strip_icc", ""));
    }
    if (wanted.flag("stripExif")) {
      filters.add(new Filter("strip_exif", ""));
    }
    wanted.list("filters").forEach(one -> addNamed(one, filters));
    return filters;
  }

  private static void addNamed(Wanted one, List<Filter> filters) {
    Object args = one.members().get("args");
    one.text("name")
        .filter(name -> name.matches("[a-z_]{1,40}"))
        .ifPresent(name -> filters.add(new Filter(name, args == null ? "" : args.toString())));
  }
}
