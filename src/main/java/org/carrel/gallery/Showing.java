package org.carrel.gallery;

import java.util.Optional;
import org.carrel.image.Dimensions;

/**
 * What a template is made an address for.
 *
 * @param preview in the editor: made anew each time, and without what the editor draws itself
 * @param within what a preview is made to fit into
 * @param hidden the layer that is left out
 */
public record Showing(boolean preview, Optional<Dimensions> within, Optional<String> hidden) {
  /** The picture itself. */
  public static final Showing RESULT = new Showing(false, Optional.empty(), Optional.empty());
}
