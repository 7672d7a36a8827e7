package org.carrel.image;

/**
 * Walks over the chunks of a WebP.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649">RFC 9649</a>
 */
final class WebpScan {
  private static final int FIRST_CHUNK = 12;
  private static final int ALPHA = 0x10;

  private WebpScan() {}

  static Traits traits(ByteView webp) {
    boolean extended = webp.has(FIRST_CHUNK, "VP8X");
    boolean alpha = extended && (webp.at(FIRST_CHUNK + 8) & ALPHA) != 0;
    Traits traits = Traits.PLAIN.withBands(alpha ? 4 : 3);
    int frames = 0;
    long at = FIRST_CHUNK;
    while (at + 8 <= webp.length() && frames <= ImageLimits.FRAMES) {
      int chunk = (int) at;
      long length = webp.littleIntAt(chunk + 4);
      frames += webp.has(chunk, "ANMF") ? 1 : 0;
      traits = with(traits, webp, chunk, length);
      at += 8 + length + (length & 1);
    }
    return traits.withFrames(frames);
  }

  private static Traits with(Traits traits, ByteView webp, int at, long length) {
    if (webp.has(at, "ICCP")) {
      return traits.withProfile(length);
    }
    if (!webp.has(at, "EXIF")) {
      return traits;
    }
    int skipped = webp.has(at + 8, "Exif\0\0") ? 6 : 0;
    return traits.withExif(webp.slice(at + 8 + skipped, length - skipped));
  }
}
