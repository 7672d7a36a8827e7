package org.carrel.reading;

/**
 * What was read of some books.
 *
 * @param finished books that were read to their end, once for each reader
 * @param underWay books that are being read, likewise
 * @param seconds of all sessions, as far as apps told
 */
public record ReadingTotal(long finished, long underWay, long seconds) {
  public static final ReadingTotal NONE = new ReadingTotal(0, 0, 0);
}
