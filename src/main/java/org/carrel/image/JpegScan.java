package org.carrel.image;

/**
 * Walks over the segments of a JPEG before its pixels.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex B</a>
 */
final class JpegScan {
  private static final int START_OF_SCAN = 0xda;
  private static final int EXIF = 0xe1;
  private static final int PROFILE = 0xe2;
  private static final int HEADER = 14;

  private JpegScan() {}

  static Traits traits(ByteView jpeg) {
    Traits traits = Traits.PLAIN;
    int at = 2;
    while (at + 4 <= jpeg.length() && jpeg.at(at) == 0xff && jpeg.at(at + 1) != START_OF_SCAN) {
      int length = jpeg.at(at + 1) == 0xff ? -1 : jpeg.shortAt(at + 2);
      traits = with(traits, jpeg, at, length);
      at += 2 + length;
    }
    return traits;
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
