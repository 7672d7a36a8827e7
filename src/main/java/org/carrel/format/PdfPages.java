package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.TOO_LARGE;
import static org.carrel.format.UnreadableBook.Defect.UNREADABLE;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;

/** Draws pages, never more than two at once, since one may take tens of megabytes. */
final class PdfPages {
  private static final int AT_ONCE = 2;
  private static final float LONGER_SIDE = 1600;
  private static final float POINTS_AT_96_DPI = 96f / 72f;

  private final Semaphore turns = new Semaphore(AT_ONCE, true);
  private final Limits limits;

  PdfPages(Limits limits) {
    this.limits = limits;
  }

  /**
   * @throws UnreadableBook {@code UNREADABLE} if no turn comes within the time for one page
   */
  PageImage inTurn(Guarded.Reading<PageImage> work) {
    try {
      if (!turns.tryAcquire(limits.rendering().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new UnreadableBook(UNREADABLE, "Too many pages are being drawn at the moment.");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new UnreadableBook(UNREADABLE, "The server is stopping.", stopped);
    }
    try {
      return Guarded.read(work);
    } finally {
      turns.release();
    }
  }

  PageImage draw(PDDocument document, int index) throws IOException {
    float scale = scale(document.getPage(index).getCropBox());
    BufferedImage image =
        new BoundedRenderer(document, limits).renderImage(index, scale, ImageType.RGB);
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", jpeg);
    return new PageImage("image/jpeg", jpeg.toByteArray());
  }

  /** Small pages grow, at most to three times 96 dpi; large ones shrink. */
  private static float scale(PDRectangle page) {
    float longer = Math.max(page.getWidth(), page.getHeight());
    float shorter = Math.min(page.getWidth(), page.getHeight());
    if (!(shorter >= 1) || longer / shorter > 200) {
      throw new UnreadableBook(TOO_LARGE, "The page has no drawable size.");
    }
    return Math.min(3 * POINTS_AT_96_DPI, LONGER_SIDE / longer);
  }
}
