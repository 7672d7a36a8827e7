package org.carrel.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done to an image, in the terms of imagor's addresses.
 *
 * @param meta whether facts about the result are asked for instead of the result
 * @param trim null if the borders stay
 * @param crop null if nothing is cut off
 * @param filters in the order in which they work
 * @param image the source's name, decoded
 */
public record Parameters(
    boolean meta,
    @Nullable Trim trim,
    @Nullable Crop crop,
    Fit fit,
    Box box,
    Padding padding,
    Align align,
    List<Filter> filters,
    String image) {

  public Parameters {
    filters = List.copyOf(filters);
  }

  /** The image as it is. */
  public static Parameters of(String image) {
    return new Parameters(
        false, null, null, Fit.NONE, Box.NONE, Padding.NONE, Align.NONE, List.of(), image);
  }

  /** How an image comes to its size. */
  public enum Fit {
    /** Cut so that it fills the box. */
    NONE(""),
    FIT_IN("fit-in/"),
    /** The box is turned if that suits the image better. */
    ADAPTIVE_FIT_IN("adaptive-fit-in/"),
    /** The box is inside the image. */
    FULL_FIT_IN("full-fit-in/"),
    ADAPTIVE_FULL_FIT_IN("adaptive-full-fit-in/"),
    STRETCH("stretch/"),
    /** In an address both may stand; stretching wins. */
    FIT_IN_STRETCH("fit-in/stretch/");

    private final String text;

    Fit(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }

    public boolean fitsIn() {
      return this != NONE && this != STRETCH;
    }

    boolean stretches() {
      return this == STRETCH || this == FIT_IN_STRETCH;
    }

    boolean adapts() {
      return this == ADAPTIVE_FIT_IN || this == ADAPTIVE_FULL_FIT_IN;
    }

    boolean covers() {
      return this == FULL_FIT_IN || this == ADAPTIVE_FULL_FIT_IN;
    }
  }

  /**
   * Borders of one colour are cut off.
   *
   * @param bottomRight whether that corner tells the colour, not the top left one
   * @param tolerance how far another colour may be away, from 0 to 442
   */
  public record Trim(boolean bottomRight, int tolerance) {}

  /** In pixels, or in shares of the image if all are at most 1. */
  public record Crop(double left, double top, double right, double bottom) {
    boolean isShare() {
      return left < 1 && top < 1 && right <= 1 && bottom <= 1;
    }
  }

  /** In pixels; 0 is whatever follows from the other one. */
  public record Box(int width, int height, boolean flipsAcross, boolean flipsDown) {
    public static final Box NONE = new Box(0, 0, false, false);

    public static Box of(int width, int height) {
      return new Box(width, height, false, false);
    }
  }

  /** Added around the result, in pixels. */
  public record Padding(int left, int top, int right, int bottom) {
    public static final Padding NONE = new Padding(0, 0, 0, 0);
  }

  /**
   * Which part stays when an image is cut.
   *
   * @param across {@code left}, {@code right}, {@code center} or empty
   * @param down {@code top}, {@code bottom}, {@code middle} or empty
   * @param smart whether the liveliest part stays
   */
  public record Align(String across, String down, boolean smart) {
    public static final Align NONE = new Align("", "", false);

    boolean toLeft() {
      return across.equals("left");
    }

    boolean toRight() {
      return across.equals("right");
    }

    boolean toTop() {
      return down.equals("top");
    }

    boolean toBottom() {
      return down.equals("bottom");
    }
  }

  public Parameters resized(Fit how, Box to) {
    return new Parameters(meta, trim, crop, how, to, padding, align, filters, image);
  }

  public Parameters padded(Padding by) {
    return new Parameters(meta, trim, crop, fit, box, by, align, filters, image);
  }

  public Parameters aligned(Align to) {
    return new Parameters(meta, trim, crop, fit, box, padding, to, filters, image);
  }

  public Parameters trimmed(@Nullable Trim by) {
    return new Parameters(meta, by, crop, fit, box, padding, align, filters, image);
  }

  public Parameters cropped(@Nullable Crop to) {
    return new Parameters(meta, trim, to, fit, box, padding, align, filters, image);
  }

  /** With more filters behind those that are there. */
  public Parameters filtered(List<Filter> more) {
    List<Filter> all = new ArrayList<>(filters);
    all.addAll(more);
    return new Parameters(meta, trim, crop, fit, box, padding, align, all, image);
  }

  Parameters filteredBy(Predicate<Filter> kept) {
    List<Filter> some = filters.stream().filter(kept).toList();
    return new Parameters(meta, trim, crop, fit, box, padding, align, some, image);
  }

  /** The filter of that name that comes last. */
  public Optional<Filter> filter(String name) {
    return filters.stream().filter(one -> one.name().equals(name)).reduce((one, next) -> next);
  }

  /** Names of the images that filters lay upon this one, and those that they name themselves. */
  public List<String> overlays() {
    List<String> names = new ArrayList<>();
    for (Filter filter : filters) {
      if (filter.name().equals("watermark") || filter.name().equals("image")) {
        Parameters named = Overlays.named(Arguments.of(filter).text(0));
        names.add(named.image());
        names.addAll(named.overlays());
      }
    }
    return names;
  }

  /** Whether the image is made of a colour alone. */
  public boolean isColour() {
    return image.startsWith(Pipeline.COLOUR);
  }

  /** The same done to another image. */
  public Parameters with(String other) {
    return new Parameters(meta, trim, crop, fit, box, padding, align, filters, other);
  }

  /** Facts about the result instead of the result. */
  public Parameters asMeta() {
    return new Parameters(true, trim, crop, fit, box, padding, align, filters, image);
  }

  /** As imagor's own clients write them, without a signature. */
  public String toPath() {
    return ParametersWriter.write(this);
  }

  /** The same, escaped for an address in any place. */
  public String toUrlPath() {
    return ParametersWriter.writeForUrl(this);
  }
}
