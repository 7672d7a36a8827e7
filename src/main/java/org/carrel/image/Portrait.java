package org.carrel.image;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.carrel.image.Parameters.Box;
import org.carrel.image.Parameters.Fit;

/**
 * Makes a picture that somebody brought one of ours: what is kept and shown later was decoded and
 * written anew, so that nothing of what came with it is left.
 */
@Singleton
public final class Portrait {
  private final Renderer renderer;

  @Inject
  public Portrait(Renderer renderer) {
    this.renderer = renderer;
  }

  /**
   * A JPEG of at most so many pixels a side.
   *
   * @throws org.carrel.failure.Failure as {@link Renderer} says
   */
  public byte[] of(byte[] picture, int width, int height) {
    Parameters shown = Parameters.of("picture").resized(Fit.FIT_IN, Box.of(width, height));
    return renderer.render(shown, Optional.of(ImageFormat.JPEG), name -> picture).bytes();
  }
}
