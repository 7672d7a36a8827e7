package org.carrel.image;

import org.carrel.failure.Failure;

/** Gives encoded images by name. Asked only when it is their turn, so that few are in memory. */
public interface Source {
  /**
   * @throws Failure NOT_FOUND for a name that it does not know; TOO_LARGE
   */
  byte[] read(String name);
}
