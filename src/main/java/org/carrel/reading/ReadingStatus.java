package org.carrel.reading;

/** How a reading of a book stands. */
public enum ReadingStatus {
  READING,
  FINISHED,
  /** Given up before the end. */
  ABANDONED
}
