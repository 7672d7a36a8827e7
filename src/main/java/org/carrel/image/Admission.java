package org.carrel.image;

/** Told how many pixels will be in memory, before they are. */
interface Admission {
  void admit(long pixels);
}
