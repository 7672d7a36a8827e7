package org.carrel.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.failure.Failure;
import org.carrel.image.Base64Text;
import org.carrel.image.Dimensions;
import org.carrel.image.Filter;

/** Pictures and words that a template lays upon the picture, as the filters that do so. */
final class Layers {
  /** As deep as images are laid upon each other. */
  private static final int DEEPEST = 2;

  private static final Pattern BEYOND = Pattern.compile("([a-z]{1,6})-(\\d{1,6})");
  private static final Pattern PLACE = Pattern.compile("[a-z0-9.-]{1,20}");

  private final Dimensions below;
  private final double scale;
  private final int depth;

  private Layers(Dimensions below, double scale, int depth) {
    this.below = below;
    this.scale = scale;
    this.depth = depth;
  }

  /**
   * @param below size of the picture that they are laid upon
   * @param hidden the one that is left out
   * @throws Failure INVALID for layers that are too deep
   */
  static List<Filter> filters(
      Wanted wanted, Dimensions below, double scale, Optional<String> hidden, int depth) {
    List<Wanted> seen =
        wanted.list("layers").stream()
            .filter(layer -> layer.flag("visible"))
            .filter(layer -> hidden.isEmpty() || !layer.text("id").equals(hidden))
            .toList();
    if (depth > DEEPEST && !seen.isEmpty()) {
      throw Failure.invalid("Layers upon layers upon layers are not shown.");
    }
    Layers layers = new Layers(below, scale, depth);
    List<Filter> filters = new ArrayList<>();
    for (Wanted layer : seen) {
      filters.addAll(layer.word("type").equals("text") ? layers.words(layer) : layers.image(layer));
    }
    return filters;
  }

  private List<Filter> image(Wanted layer) {
    if (layer.text("imagePath").isEmpty()) {
      return List.of();
    }
    Wanted changes = layer.inner(layer.has("transforms") ? "transforms" : "originalDimensions");
    String address =
        "/"
            + new Template(changes)
                .layer(below, scale, depth)
                .with(layer.text("imagePath").get())
                .toUrlPath();
    return List.of(
        new Filter(
            "image",
            String.join(
                ",",
                address,
                place(layer, "x"),
                place(layer, "y"),
                layer.argument("alpha"),
                layer.word("blendMode"))));
  }

  private List<Filter> words(Wanted layer) {
    String text = layer.text("text").orElse("");
    if (text.isBlank()) {
      return List.of();
    }
    List<String> arguments = new ArrayList<>();
    arguments.add(Base64Text.encoded(text));
    arguments.add(place(layer, "x"));
    arguments.add(place(layer, "y"));
    arguments.add(typeface(layer));
    arguments.add(layer.argument("color"));
    arguments.add(layer.argument("alpha"));
    arguments.add(layer.word("blendMode"));
    arguments.add(place(layer, "width"));
    arguments.add(layer.word("align"));
    arguments.add(layer.flag("justify") ? "true" : "false");
    arguments.add(layer.word("wrap"));
    arguments.add(Wanted.plain(Math.round(layer.signed("spacing") * scale)));
    arguments.add(layer.argument("dpi"));
    return List.of(new Filter("text", String.join(",", arguments)));
  }

  private String typeface(Wanted layer) {
    double size = layer.number("fontSize") > 0 ? layer.number("fontSize") : 20;
    String name = (layer.argument("font") + " " + layer.argument("fontStyle")).strip();
    String pixels = Wanted.plain(Math.max(1, Math.round(size * scale)));
    return ((name.isEmpty() ? "sans" : name) + " " + pixels).replaceAll("\\s+", "-");
  }

  /** A number of pixels, or words for a place or a length, in which pixels may stand. */
  private String place(Wanted layer, String name) {
    String words = layer.text(name).filter(text -> PLACE.matcher(text).matches()).orElse("");
    Matcher beyond = BEYOND.matcher(words);
    if (beyond.matches()) {
      return beyond.group(1) + "-" + Math.round(Integer.parseInt(beyond.group(2)) * scale);
    }
    return words.isEmpty() ? Wanted.plain(Math.round(layer.signed(name) * scale)) : words;
  }
}
