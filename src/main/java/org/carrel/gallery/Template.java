package org.carrel.gallery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.image.Dimensions;
import org.carrel.image.Filter;
import org.carrel.image.ImageFormat;
import org.carrel.image.Parameters;
import org.carrel.image.Parameters.Align;
import org.carrel.image.Parameters.Box;
import org.carrel.image.Parameters.Crop;
import org.carrel.image.Parameters.Fit;
import org.carrel.image.Parameters.Padding;
import org.carrel.image.Parameters.Trim;
import org.jspecify.annotations.Nullable;

/**
 * What Imagor Studio's editor, or a script, wants done, by their names: {@code width}, {@code
 * height}, {@code fitIn}, {@code stretch}, {@code cropLeft} and {@code cropTop} with {@code
 * cropWidth} and {@code cropHeight} (the editor) or {@code cropRight} and {@code cropBottom}
 * (scripts), {@code paddingLeft} and its like, {@code hFlip}, {@code vFlip}, {@code hAlign}, {@code
 * vAlign}, {@code smart}, {@code trim}, {@code trimBy}, {@code trimTolerance}, single filters
 * ({@code brightness}, {@code fillColor}, …), {@code filters} (each with {@code name} and {@code
 * args}) and {@code layers}. What it does not know, or makes no sense, is passed over.
 */
public final class Template {
  private final Wanted wanted;

  public Template(Map<String, ?> wanted) {
    this(Wanted.of(wanted));
  }

  Template(Wanted wanted) {
    this.wanted = wanted;
  }

  /**
   * For another picture than the one it was made with: what was cut there is cut here only if both
   * are of one size, and unless it has a size of its own, it has the picture's.
   *
   * @param made size of that one, if it is known
   * @param shown size of this one
   * @param sized whether it has a size of its own
   */
  Template appliedTo(Dimensions shown, Optional<Dimensions> made, boolean sized) {
    Map<Object, Object> members = new HashMap<>(wanted.members());
    if (!made.equals(Optional.of(shown))) {
      List.of("cropLeft", "cropTop", "cropWidth", "cropHeight", "cropRight", "cropBottom")
          .forEach(members::remove);
    }
    Map<String, Object> size = Map.of("width", shown.width(), "height", shown.height());
    members.put("originalDimensions", size);
    if (!sized) {
      members.putAll(size);
    }
    return new Template(Wanted.of(members));
  }

  /**
   * @throws Failure INVALID for layers that are too deep
   */
  public Parameters parameters(Showing how) {
    boolean uncut = how.preview() && wanted.flag("visualCropEnabled");
    TemplateSize size = new TemplateSize(wanted, uncut);
    Optional<Dimensions> within = how.preview() ? how.within() : Optional.empty();
    double scale = size.scale(within);
    Parameters all = sized(size.box(within), scale, uncut);
    List<Filter> filters = new ArrayList<>(TemplateFilters.looks(wanted, scale, uncut));
    if (!uncut) {
      filters.addAll(Layers.filters(wanted, size.shown(scale), scale, how.hidden(), 1));
    }
    if (within.isEmpty() || !size.known()) {
      filters.addAll(TemplateFilters.proportion(wanted));
    }
    if (how.preview()) {
      filters.add(new Filter("preview", ""));
      filters.addAll(smallFormat());
    }
    filters.addAll(TemplateFilters.writing(wanted, how.preview()));
    Fit fit = within.isPresent() && !size.known() ? Fit.FIT_IN : fit();
    return all.resized(fit, all.box()).filtered(filters);
  }

  /** As a layer upon another picture. */
  Parameters layer(Dimensions below, double scale, int depth) {
    TemplateSize size = new TemplateSize(wanted, false);
    Parameters all = sized(size.upon(below, scale), scale, false);
    List<Filter> filters = new ArrayList<>(TemplateFilters.looks(wanted, scale, false));
    filters.addAll(Layers.filters(wanted, size.shown(scale), scale, Optional.empty(), depth + 1));
    return all.resized(fit(), all.box()).filtered(filters);
  }

  /** WebP where it can be written; else whatever the picture is. */
  public static List<Filter> smallFormat() {
    return ImageFormat.WEBP.canBeWritten() ? List.of(new Filter("format", "webp")) : List.of();
  }

  private Parameters sized(Box box, double scale, boolean uncut) {
    return Parameters.of("")
        .resized(Fit.NONE, box)
        .padded(uncut ? Padding.NONE : padding(scale))
        .aligned(new Align(wanted.word("hAlign"), wanted.word("vAlign"), wanted.flag("smart")))
        .trimmed(trim())
        .cropped(uncut ? null : crop());
  }

  private Fit fit() {
    return wanted.flag("stretch") ? Fit.STRETCH : wanted.flag("fitIn") ? Fit.FIT_IN : Fit.NONE;
  }

  private Padding padding(double scale) {
    return new Padding(
        scaled("paddingLeft", scale),
        scaled("paddingTop", scale),
        scaled("paddingRight", scale),
        scaled("paddingBottom", scale));
  }

  private int scaled(String name, double scale) {
    return (int) Math.round(wanted.number(name) * scale);
  }

  private @Nullable Trim trim() {
    return wanted.flag("trim") || wanted.flag("autoTrim")
        ? new Trim(wanted.word("trimBy").equals("bottom-right"), wanted.whole("trimTolerance"))
        : null;
  }

  private @Nullable Crop crop() {
    double left = wanted.number("cropLeft");
    double top = wanted.number("cropTop");
    double right = wanted.number("cropRight");
    double bottom = wanted.number("cropBottom");
    if (wanted.number("cropWidth") > 0 && wanted.number("cropHeight") > 0) {
      right = left + wanted.number("cropWidth");
      bottom = top + wanted.number("cropHeight");
    }
    return right > 0 && bottom > 0 ? new Crop(left, top, right, bottom) : null;
  }
}
