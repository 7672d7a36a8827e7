package org.carrel.image;

/**
 * Counts the frames of a GIF.
 *
 * @see <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">GIF 89a</a>
 */
final class GifScan {
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2c;

  private final ByteView gif;
  private int at = 13;

  private GifScan(ByteView gif) {
    this.gif = gif;
  }

  static Traits traits(ByteView gif) {
    return Traits.PLAIN.withBands(3).withFrames(new GifScan(gif).frames());
  }

  private int frames() {
    int frames = 0;
    at += colours(gif.at(10));
    while (at < gif.length() && frames <= ImageLimits.FRAMES) {
      int block = gif.at(at);
      if (block == EXTENSION) {
        at += 2;
      } else if (block == IMAGE) {
        frames++;
        at += 10 + colours(gif.at(at + 9)) + 1;
      } else {
        return frames;
      }
      skipParts();
    }
    return frames;
  }

  /** Bytes of a colour table, if the flags promise one. */
  private static int colours(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
  }

  private void skipParts() {
    while (gif.at(at) != 0) {
      at += 1 + gif.at(at);
    }
    at++;
  }
}
