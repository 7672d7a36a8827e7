package org.carrel.format;

/** Where the parts of an EPUB are to be found by whoever reads it. */
public interface PartLinks {
  /**
   * @param entry of the archive
   */
  String to(String entry);
}
