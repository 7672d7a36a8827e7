package org.carrel.image;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.image.Parameters.Align;
import org.carrel.image.Parameters.Box;
import org.carrel.image.Parameters.Crop;
import org.carrel.image.Parameters.Fit;
import org.carrel.image.Parameters.Padding;
import org.carrel.image.Parameters.Trim;
import org.jspecify.annotations.Nullable;

/** Reads the parts of an address in their fixed order; the first that is none begins the image. */
final class ParametersReader {
  private static final Pattern META = Pattern.compile("meta/");
  private static final Pattern TRIM =
      Pattern.compile("trim(?::(top-left|bottom-right))?(?::(\\d{1,9}))?/");
  private static final Pattern CROP =
      Pattern.compile(
          "((?:0?\\.)?\\d{1,9})x((?:0?\\.)?\\d{1,9})"
              + ":((?:[01]?\\.)?\\d{1,9})x((?:[01]?\\.)?\\d{1,9})/");
  private static final Pattern FIT = Pattern.compile("(adaptive-)?(full-)?fit-in/");
  private static final Pattern STRETCH = Pattern.compile("stretch/");
  private static final Pattern BOX = Pattern.compile("(-?)(\\d{0,9})x(-?)(\\d{0,9})/");
  private static final Pattern PADDING =
      Pattern.compile("(\\d{1,9})x(\\d{1,9})(?::(\\d{1,9})x(\\d{1,9}))?/");
  private static final Pattern ACROSS = Pattern.compile("(left|right|center)/");
  private static final Pattern DOWN = Pattern.compile("(top|bottom|middle)/");
  private static final Pattern SMART = Pattern.compile("smart/");
  private static final String FILTERS = "filters:";

  private final String text;
  private int at;

  private ParametersReader(String text) {
    this.text = text;
  }

  static Parameters read(String text) {
    return new ParametersReader(text).parameters();
  }

  private Parameters parameters() {
    boolean meta = next(META) != null;
    Trim trim = trim();
    Crop crop = crop();
    Fit fit = fit();
    Box box = box();
    Padding padding = padding();
    Align align = new Align(word(ACROSS), word(DOWN), next(SMART) != null);
    List<Filter> filters = filters();
    String image = ImageName.decode(text.substring(at));
    return new Parameters(meta, trim, crop, fit, box, padding, align, filters, image);
  }

  private @Nullable Matcher next(Pattern part) {
    Matcher matcher = part.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    at = matcher.end();
    return matcher;
  }

  private @Nullable Trim trim() {
    Matcher found = next(TRIM);
    return found == null
        ? null
        : new Trim("bottom-right".equals(found.group(1)), number(found.group(2)));
  }

  private @Nullable Crop crop() {
    Matcher found = next(CROP);
    return found == null
        ? null
        : new Crop(
            Double.parseDouble(found.group(1)),
            Double.parseDouble(found.group(2)),
            Double.parseDouble(found.group(3)),
            Double.parseDouble(found.group(4)));
  }

  private Fit fit() {
    Matcher found = next(FIT);
    boolean stretch = next(STRETCH) != null;
    if (found == null) {
      return stretch ? Fit.STRETCH : Fit.NONE;
    }
    if (stretch) {
      return Fit.FIT_IN_STRETCH;
    }
    boolean adaptive = found.group(1) != null;
    if (found.group(2) != null) {
      return adaptive ? Fit.ADAPTIVE_FULL_FIT_IN : Fit.FULL_FIT_IN;
    }
    return adaptive ? Fit.ADAPTIVE_FIT_IN : Fit.FIT_IN;
  }

  private Box box() {
    Matcher found = next(BOX);
    return found == null
        ? Box.NONE
        : new Box(
            number(found.group(2)),
            number(found.group(4)),
            !found.group(1).isEmpty(),
            !found.group(3).isEmpty());
  }

  private Padding padding() {
    Matcher found = next(PADDING);
    if (found == null) {
      return Padding.NONE;
    }
    int left = number(found.group(1));
    int top = number(found.group(2));
    return found.group(3) == null
        ? new Padding(left, top, left, top)
        : new Padding(left, top, number(found.group(3)), number(found.group(4)));
  }

  private String word(Pattern part) {
    Matcher found = next(part);
    return found == null ? "" : found.group(1);
  }

  private static int number(@Nullable String digits) {
    return digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private List<Filter> filters() {
    if (!text.startsWith(FILTERS, at)) {
      return List.of();
    }
    List<Filter> filters = new ArrayList<>();
    int end = new FilterScan(text, at + FILTERS.length()).read(filters);
    if (end < 0) {
      return List.of();
    }
    at = end;
    return filters;
  }
}
