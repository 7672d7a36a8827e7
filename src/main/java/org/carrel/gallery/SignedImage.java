package org.carrel.gallery;

import java.util.Map;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.image.ImageFormat;
import org.carrel.image.Parameters;
import org.carrel.image.Renderer;
import org.carrel.image.Rendition;
import org.carrel.image.RenditionCache;
import org.carrel.image.RenditionKey;
import org.carrel.image.Source;

/**
 * One picture that a signature has opened; nothing of it is read yet. What is not made yet is made
 * as {@link Renderer} says, and throws what that throws.
 *
 * @param identity names the bytes of all that goes into it
 * @param open whether shared caches may keep it
 */
public record SignedImage(
    Parameters parameters,
    Optional<ImageFormat> format,
    String identity,
    boolean open,
    Source source,
    Renderer renderer,
    RenditionCache cache) {

  /** Changes with the picture: letters and digits. */
  public String tag() {
    return key().tag() + (isRaw() ? "r" : parameters.meta() ? "m" : "");
  }

  private RenditionKey key() {
    return RenditionKey.of(identity, parameters, format);
  }

  public boolean isRaw() {
    return parameters.filter("raw").isPresent();
  }

  public Rendition rendition() {
    if (isRaw()) {
      return new Rendition.Small(renderer.raw(parameters.image(), source));
    }
    if (parameters.filter("preview").isPresent()) {
      return new Rendition.Small(renderer.render(parameters, format, source));
    }
    return cache.get(key(), () -> renderer.render(parameters, format, source));
  }

  /**
   * Facts instead of the picture.
   *
   * @throws Failure as {@link Renderer} says
   */
  public Map<String, Object> facts() {
    return renderer.facts(parameters, format, source);
  }
}
