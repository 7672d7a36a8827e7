package org.carrel.image;

/** Told how many pixels more will be in memory, before they are; none between two steps of work. */
interface Admission {
  void admit(long pixels);
}
