package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.TOO_LARGE;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;

/** Draws pages, each within its time and size. */
final class PdfPages {
  private static final float LONGER_SIDE = 1600;
  private static final float POINTS_AT_96_DPI = 96f / 72f;

  private final Limits limits;

  PdfPages(Limits limits) {
    this.limits = limits;
  }

  PageImage draw(PDDocument document, int index) throws IOException {
    PDPage page = document.getPage(index);
    float scale = scale(page.getCropBox());
    check(page);
    BufferedImage image =
        new BoundedRenderer(document, limits).renderImage(index, scale, ImageType.RGB);
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(jpeg)) {
      ImageIO.write(image, "jpeg", out);
    }
    return new PageImage("image/jpeg", jpeg.toByteArray());
  }

  /**
   * @throws UnreadableBook {@code HOSTILE} if what a page, or all of them, is written in is too
   *     much
   */
  static void check(PDDocument document) {
    document.getPages().forEach(PdfPages::check);
  }

  /**
   * PDFBox (3.0.6) decodes what a page is written in piece by piece, and past its stream. It leaves
   * blank what it cannot decode, and so that is no reason to refuse the page.
   */
  private static void check(PDPage page) {
    COSBase contents = page.getCOSObject().getDictionaryObject(COSName.CONTENTS);
    COSArray parts = contents instanceof COSArray list ? list : new COSArray();
    check(contents);
    for (int i = 0; i < parts.size(); i++) {
      check(parts.getObject(i));
    }
  }

  private static void check(COSBase part) {
    if (part instanceof MeteredStream stream) {
      try {
        stream.check();
      } catch (IOException broken) {
        return;
      }
    }
  }

  /** In pixels, as it is drawn. */
  static PageSize size(PDPage page) {
    PDRectangle box = page.getCropBox();
    try {
      float scale = scale(box);
      int width = (int) Math.max(1, Math.floor(box.getWidth() * scale));
      int height = (int) Math.max(1, Math.floor(box.getHeight() * scale));
      boolean lies = page.getRotation() == 90 || page.getRotation() == 270;
      return lies ? new PageSize(height, width) : new PageSize(width, height);
    } catch (UnreadableBook undrawable) {
      return PageSize.UNKNOWN;
    }
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
