package org.carrel.image;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Walks over the chunks of a PNG before its pixels.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">PNG, third edition</a>
 */
final class PngScan {
  private static final int FIRST_CHUNK = 8;
  private static final int LONGEST_NAME = 80;

  private PngScan() {}

  static Traits traits(ByteView png) {
    Traits traits = Traits.PLAIN.withBands(bands(png.at(25)));
    long at = FIRST_CHUNK;
    while (at + 12 <= png.length() && !png.has((int) at + 4, "IDAT")) {
      long length = png.intAt((int) at);
      traits = with(traits, png, (int) at, length);
      at += 12 + length;
    }
    return traits;
  }

  private static Traits with(Traits traits, ByteView png, int at, long length) {
    if (png.has(at + 4, "iCCP")) {
      return traits.withProfile(unpacked(png.slice(at + 8, length)));
    }
    if (png.has(at + 4, "acTL")) {
      return traits.withFrames((int) Math.min(Integer.MAX_VALUE, png.intAt(at + 8)));
    }
    return png.has(at + 4, "eXIf") ? traits.withExif(png.slice(at + 8, length)) : traits;
  }

  private static int bands(int colourType) {
    return switch (colourType) {
      case 0 -> 1;
      case 4 -> 2;
      case 6 -> 4;
      default -> 3;
    };
  }

  /** No more of it is unpacked than is needed to see that it is too large. */
  private static long unpacked(ByteView profile) {
    int name = 0;
    while (name < LONGEST_NAME && profile.at(name) != 0) {
      name++;
    }
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(profile.slice(name + 2, profile.length()).bytes());
      byte[] sink = new byte[8192];
      int read = 1;
      while (read > 0 && inflater.getBytesWritten() <= ImageLimits.PROFILE) {
        read = inflater.inflate(sink);
      }
      return inflater.getBytesWritten();
    } catch (DataFormatException broken) {
      return inflater.getBytesWritten();
    } finally {
      inflater.end();
    }
  }
}
