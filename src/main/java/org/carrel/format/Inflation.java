package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.HOSTILE;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Counts what compressed bytes would unpack to, without keeping any of it. */
final class Inflation {
  private final long maxEach;
  private long left;

  /**
   * @param maxEach bytes that one stream may unpack to
   * @param maxAll bytes that all streams together may unpack to
   */
  Inflation(long maxEach, long maxAll) {
    this.maxEach = maxEach;
    this.left = maxAll;
  }

  /**
   * Takes the two header bytes for granted, as PDFBox does.
   *
   * @param zlib read from where it stands to the end of the deflated data in it, and left open
   * @throws UnreadableBook if either limit is passed
   */
  void count(InputStream zlib) {
    Inflater inflater = new Inflater(true);
    try {
      zlib.skipNBytes(2);
      count(new InflaterInputStream(zlib, inflater), new byte[16_384]);
    } catch (IOException notDeflated) {
      return; // nor will it unpack any further for PDFBox
    } finally {
      inflater.end();
    }
  }

  private void count(InputStream inflated, byte[] sink) throws IOException {
    long size = 0;
    for (int n = inflated.read(sink); n >= 0; n = inflated.read(sink)) {
      size += n;
      left -= n;
      if (size > maxEach || left < 0) {
        throw new UnreadableBook(HOSTILE, "The book unpacks to far more than it holds.");
      }
    }
  }
}
