package org.carrel.gallery;

import java.util.Map;
import java.util.Optional;
import org.carrel.image.Dimensions;

/**
 * A template as it stands in a file.
 *
 * @param image the picture that it was made with
 * @param made size of that picture
 * @param sized whether the result has the size that the template says, and not the picture's
 */
public record WrittenTemplate(
    Map<String, ?> transformations,
    Optional<String> image,
    Optional<Dimensions> made,
    boolean sized) {

  Template template() {
    return new Template(transformations);
  }

  Template appliedTo(Dimensions shown) {
    return template().appliedTo(shown, made, sized);
  }
}
