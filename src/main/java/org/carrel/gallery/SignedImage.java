package org.carrel.gallery;

import java.util.Map;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.image.Encoded;
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
 * @param key names the bytes of all that goes into it and what is done to them
 * @param open whether shared caches may keep it
 */
public record SignedImage(
    Parameters parameters,
    Optional<ImageFormat> format,
    RenditionKey key,
    boolean open,
    Source source,
    Renderer renderer,
    RenditionCache cache) {

  /** Changes with the picture: letters and digits. */
  public String tag() {
    return key.tag() + (isRaw() ? "r" : parameters.meta() ? "m" : "");
  }

  public boolean isRaw() {
    return parameters.filter("raw").isPresent();
  }

  /**
   * Also what is not to be kept goes through the disk: slow clients would fill the heap with it.
   */
  public Rendition rendition() {
    return isRaw() || parameters.filter("preview").isPresent()
        ? cache.anew(key, this::made)
        : cache.get(key, this::made);
  }

  private Encoded made() {
    return isRaw()
        ? renderer.raw(parameters.image(), source)
        : renderer.render(parameters, format, source);
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
