package org.carrel.image;

/** Finds the one entry of EXIF that changes how an image looks. */
final class ExifOrientation {
  private static final int TAG = 0x0112;
  private static final int ENTRY = 12;

  private ExifOrientation() {}

  /** From 1 to 8; 1 if nothing usable is said. */
  static int read(ByteView tiff) {
    boolean little = tiff.has(0, "II");
    int directory = (int) Math.min(Integer.MAX_VALUE / 2, integer(tiff, 4, little));
    int entries = Math.min(200, number(tiff, directory, little));
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + i * ENTRY;
      if (number(tiff, entry, little) == TAG) {
        int value = number(tiff, entry + 8, little);
        return value >= 1 && value <= 8 ? value : 1;
      }
    }
    return 1;
  }

  private static int number(ByteView tiff, int at, boolean little) {
    return little ? tiff.littleShortAt(at) : tiff.shortAt(at);
  }

  private static long integer(ByteView tiff, int at, boolean little) {
    return little ? tiff.littleIntAt(at) : tiff.intAt(at);
  }
}
