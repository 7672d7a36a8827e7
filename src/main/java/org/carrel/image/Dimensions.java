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

  /** The largest size of the same shape within the box; never larger than this. */
  Dimensions within(Dimensions box) {
    double scale = Math.min(1, Math.min((double) box.width / width, (double) box.height / height));
    return new Dimensions(
        (int) Math.max(1, Math.round(width * scale)),
        (int) Math.max(1, Math.round(height * scale)));
  }
}
