package org.carrel.format;

/** How large a page is shown, in pixels; 0 by 0 if that cannot be told. */
public record PageSize(int width, int height) {
  public static final PageSize UNKNOWN = new PageSize(0, 0);
}
