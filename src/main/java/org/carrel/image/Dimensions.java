package org.carrel.image;

/** Width and height in pixels, both at least 1. */
public record Dimensions(int width, int height) {
  public Dimensions {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("An image has at least one pixel.");
    }
  }

  long pixels() {
    return (long) width * height;
  }

  Dimensions times(double factor) {
    return new Dimensions(
        (int) Math.max(1, Math.round(width * factor)),
        (int) Math.max(1, Math.round(height * factor)));
  }
}
