package org.carrel.protocol.imagor;

import java.util.Map;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.http.Body;
import org.jspecify.annotations.Nullable;

/**
 * A template as Imagor Studio's editor writes it.
 *
 * @param image the one it was made with
 */
record TemplateText(Map<String, @Nullable Object> transformations, Optional<String> image) {
  private static final String VERSION = "1.0";

  /**
   * @throws Failure INVALID for other than a JSON object of version 1.0 with transformations
   */
  @SuppressWarnings("unchecked")
  static TemplateText read(String json) {
    Body envelope = Body.ofText(json);
    boolean known = envelope.text("version").filter(VERSION::equals).isPresent();
    if (!known || !(envelope.values().get("transformations") instanceof Map<?, ?> wanted)) {
      throw Failure.invalid("A template has version 1.0 and transformations.");
    }
    Optional<String> image = envelope.text("sourceImagePath").or(() -> envelope.text("imagePath"));
    return new TemplateText((Map<String, @Nullable Object>) wanted, image);
  }
}
