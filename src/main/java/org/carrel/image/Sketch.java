package org.carrel.image;

import java.util.List;

/**
 * What stands for a picture until it is there.
 *
 * @param size of the whole picture
 * @param average such as {@code #1a2b3c}
 * @param colours that cover most of it, the most common first
 * @param thumbhash in base64
 */
public record Sketch(Dimensions size, String average, List<Share> colours, String thumbhash) {

  /**
   * @param percent of the picture that has about this colour
   */
  public record Share(String colour, int percent) {}
}
