package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.HOSTILE;
import static org.carrel.format.UnreadableBook.Defect.TOO_LARGE;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.jspecify.annotations.Nullable;

/** Draws a page until its time is up, and refuses huge images before they are drawn. */
final class BoundedRenderer extends PDFRenderer {
  private final Limits limits;

  BoundedRenderer(PDDocument document, Limits limits) {
    super(document);
    this.limits = limits;
    setSubsamplingAllowed(true);
  }

  @Override
  protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
    return new Drawer(parameters, limits);
  }

  private static final class Drawer extends PageDrawer {
    private final long pixels;
    private final PdfFilters filters;
    private final Duration time;
    private final long start = System.nanoTime();

    Drawer(PageDrawerParameters parameters, Limits limits) throws IOException {
      super(parameters);
      this.pixels = limits.pixels();
      this.filters = PdfFilters.ofImages(limits);
      this.time = limits.rendering();
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      if (System.nanoTime() - start > time.toNanos()) {
        throw new UnreadableBook(HOSTILE, "The page takes too long to draw.");
      }
      checkImage(operator);
      super.processOperator(operator, operands);
    }

    /** An image in the page itself is decoded while the page is read, and is no stream. */
    private void checkImage(Operator operator) throws IOException {
      COSDictionary image = operator.getImageParameters();
      byte[] raw = operator.getImageData();
      if (image != null && raw != null) {
        filters.check(raw, image);
      }
    }

    @Override
    public void drawImage(PDImage image) throws IOException {
      check(image);
      if (image instanceof PDImageXObject object) {
        check(object.getSoftMask());
        check(object.getMask());
      }
      super.drawImage(image);
    }

    /** It is made room for by the size that it says it has. */
    private void check(@Nullable PDImage image) {
      if (image != null && (long) image.getWidth() * image.getHeight() > pixels) {
        throw new UnreadableBook(TOO_LARGE, "The page holds an image that is too large.");
      }
    }
  }
}
