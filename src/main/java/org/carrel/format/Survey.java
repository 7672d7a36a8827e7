package org.carrel.format;

import java.util.List;

/**
 * What all pages of a book are.
 *
 * @param sizes of every page; empty for text, which has none
 * @param mediaTypes of every page, or of every chapter
 */
public record Survey(List<PageSize> sizes, List<String> mediaTypes) {

  /** Tells the size of an image by its header; {@link PageSize#UNKNOWN} if it cannot. */
  public interface Measure {
    PageSize of(byte[] image);
  }
}
