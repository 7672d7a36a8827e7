package org.carrel.image;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Walks over the segments of a JPEG before its pixels.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex B</a>
 */
final class JpegScan {
  private static final int START_OF_SCAN = 0xda;
  private static final int EXIF = 0xe1;
  private static final int PROFILE = 0xe2;
  private static final int ADOBE = 0xee;
  private static final int PROGRESSIVE = 0xc2;
  private static final int HEADER = 14;

  /** Where Adobe's segment has its say on colours. */
  private static final int TRANSFORM = 15;

  private static final int YCBCR = 1;

  private JpegScan() {}

  private interface Segment {
    /**
     * @param at where its marker is
     * @param length without the marker
     */
    void read(int at, int length);
  }

  private static void walk(ByteView jpeg, Segment each) {
    int at = 2;
    while (at + 4 <= jpeg.length() && jpeg.at(at) == 0xff && jpeg.at(at + 1) != START_OF_SCAN) {
      int length = jpeg.at(at + 1) == 0xff ? -1 : jpeg.shortAt(at + 2);
      each.read(at, length);
      at += 2 + length;
    }
  }

  static Traits traits(ByteView jpeg) {
    Traits[] traits = {Traits.PLAIN};
    walk(jpeg, (at, length) -> traits[0] = with(traits[0], jpeg, at, length));
    return traits[0];
  }

  /**
   * Whether each row comes once, and Adobe's programs say nothing else of three colours than that
   * they are YCbCr.
   */
  static boolean isPlain(ByteView jpeg, int bands) {
    AtomicBoolean plain = new AtomicBoolean(true);
    walk(
        jpeg,
        (at, length) -> {
          int marker = jpeg.at(at + 1);
          boolean adobe = marker == ADOBE && jpeg.has(at + 4, "Adobe") && bands == 3;
          if (marker == PROGRESSIVE || adobe && jpeg.at(at + TRANSFORM) != YCBCR) {
            plain.set(false);
          }
        });
    return plain.get();
  }

  private static Traits with(Traits traits, ByteView jpeg, int at, int length) {
    int marker = jpeg.at(at + 1);
    if (isFrame(marker)) {
      return traits.withBands(jpeg.at(at + 9));
    }
    if (marker == EXIF && jpeg.has(at + 4, "Exif\0\0")) {
      return traits.withExif(jpeg.slice(at + 10, length - 8L));
    }
    return marker == PROFILE && jpeg.has(at + 4, "ICC_PROFILE\0")
        ? traits.withProfile(Math.max(0, length - 2L - HEADER))
        : traits;
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }
}
