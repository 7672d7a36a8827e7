package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.HOSTILE;
import static org.carrel.format.UnreadableBook.Defect.TOO_LARGE;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.jspecify.annotations.Nullable;

/** Draws a page until its time is up, and refuses huge images before they are decoded. */
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
    private final PdfImages images;
    private final Duration time;
    private final long start = System.nanoTime();

    Drawer(PageDrawerParameters parameters, Limits limits) throws IOException {
      super(parameters);
      this.pixels = limits.pixels();
      this.images = new PdfImages(limits);
      this.time = limits.rendering();
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      if (System.nanoTime() - start > time.toNanos()) {
        throw new UnreadableBook(HOSTILE, "The page takes too long to draw.");
      }
      checkOperator(operator, operands);
      super.processOperator(operator, operands);
    }

    /** PDFBox decodes some images as soon as they are named. */
    private void checkOperator(Operator operator, List<COSBase> operands) throws IOException {
      PDResources resources = getResources();
      COSDictionary inline = operator.getImageParameters();
      if (inline != null) {
        PdfImages.requireNoScan(inline.getDictionaryObject(COSName.FILTER, COSName.F));
      } else if (operator.getName().equals(OperatorName.DRAW_OBJECT) && resources != null) {
        COSDictionary objects = resources.getCOSObject().getCOSDictionary(COSName.XOBJECT);
        COSBase named = operands.isEmpty() ? null : operands.get(0);
        if (objects != null
            && named instanceof COSName name
            && objects.getDictionaryObject(name) instanceof COSStream object
            && COSName.IMAGE.equals(object.getCOSName(COSName.SUBTYPE))) {
          images.check(object);
        }
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

    private void check(@Nullable PDImage image) throws IOException {
      if (image != null && (long) image.getWidth() * image.getHeight() > pixels) {
        throw new UnreadableBook(TOO_LARGE, "The page holds an image that is too large.");
      }
      if (image instanceof PDImageXObject object) {
        images.check(object.getCOSObject());
      }
    }
  }
}
