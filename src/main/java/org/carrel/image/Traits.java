package org.carrel.image;

/**
 * What a file says of its image beside the size, read without decoding anything.
 *
 * @param frames of an animation, at least 1
 * @param profile bytes of its colour profile, unpacked
 * @param orientation how to turn it, from 1 to 8 as in EXIF
 * @param bands colours and transparency; 0 if unknown
 * @param exif the TIFF structure with the camera's words; empty without
 */
record Traits(int frames, long profile, int orientation, int bands, ByteView exif) {
  static final Traits PLAIN = new Traits(1, 0, 1, 0, new ByteView(new byte[0]));

  Traits withFrames(int count) {
    return new Traits(Math.max(1, count), profile, orientation, bands, exif);
  }

  Traits withProfile(long bytes) {
    return new Traits(frames, profile + bytes, orientation, bands, exif);
  }

  Traits withBands(int count) {
    return new Traits(frames, profile, orientation, count, exif);
  }

  Traits withExif(ByteView tiff) {
    return new Traits(frames, profile, ExifOrientation.read(tiff), bands, tiff);
  }
}
