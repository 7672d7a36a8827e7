package org.carrel.format;

import com.github.jaiimageio.jpeg2000.impl.J2KImageReaderSpi;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import org.apache.pdfbox.jbig2.JBIG2ImageReaderSpi;

/**
 * Readers of JBIG2 and JPEG 2000 where PDFBox looks for them: in the JDK's registry, which outlives
 * this application. So only these two are put there, and taken out again.
 */
final class PdfCodecs implements AutoCloseable {
  private final IIORegistry registry = IIORegistry.getDefaultInstance();
  private final List<ImageReaderSpi> added = new ArrayList<>();

  PdfCodecs() {
    add(new JBIG2ImageReaderSpi());
    add(new J2KImageReaderSpi());
  }

  /** Takes the place of another of its kind. */
  private void add(ImageReaderSpi spi) {
    registry.registerServiceProvider(spi, ImageReaderSpi.class);
    added.add(spi);
  }

  @Override
  public void close() {
    added.forEach(spi -> registry.deregisterServiceProvider(spi, ImageReaderSpi.class));
    added.clear();
  }
}
