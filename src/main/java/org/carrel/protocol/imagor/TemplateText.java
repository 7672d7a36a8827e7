package org.carrel.protocol.imagor;

import java.util.Map;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.gallery.WrittenTemplate;
import org.carrel.http.Body;
import org.carrel.image.Dimensions;
import org.jspecify.annotations.Nullable;

/** A template as Imagor Studio's editor writes it. */
final class TemplateText {
  private static final String VERSION = "1.0";

  private TemplateText() {}

  /**
   * @throws Failure INVALID for other than a JSON object of version 1.0 with transformations
   */
  @SuppressWarnings("unchecked")
  static WrittenTemplate read(String json) {
    Body envelope = Body.ofText(json);
    boolean known = envelope.text("version").filter(VERSION::equals).isPresent();
    if (!known || !(envelope.values().get("transformations") instanceof Map<?, ?> wanted)) {
      throw Failure.invalid("A template has version 1.0 and transformations.");
    }
    Object own = wanted.get("imagePath");
    return new WrittenTemplate(
        (Map<String, ?>) wanted,
        envelope
            .text("sourceImagePath")
            .or(() -> own instanceof String text ? Optional.of(text) : Optional.empty()),
        size(envelope.values().get("predefinedDimensions")),
        envelope.text("dimensionMode").filter("predefined"::equalsIgnoreCase).isPresent());
  }

  private static Optional<Dimensions> size(@Nullable Object value) {
    return value instanceof Map<?, ?> size
            && size.get("width") instanceof Number width
            && size.get("height") instanceof Number height
            && width.intValue() > 0
            && height.intValue() > 0
        ? Optional.of(new Dimensions(width.intValue(), height.intValue()))
        : Optional.empty();
  }
}
