package org.carrel.format;

import java.io.IOException;
import org.apache.pdfbox.cos.COSInputStream;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.io.RandomAccessStreamCache;

/** A stream of a PDF that is measured each time before PDFBox decodes it. */
final class MeteredStream extends COSStream {
  private final PdfFilters filters;
  private final PdfFilters ofImages;

  MeteredStream(
      RandomAccessStreamCache cache,
      RandomAccessReadView raw,
      PdfFilters filters,
      PdfFilters ofImages)
      throws IOException {
    super(cache, raw);
    this.filters = filters;
    this.ofImages = ofImages;
  }

  /**
   * @see PdfFilters#check(COSStream)
   */
  void check() throws IOException {
    filters.check(this);
  }

  /** Only what draws an image asks for it with options. */
  @Override
  public COSInputStream createInputStream(DecodeOptions options) throws IOException {
    PdfFilters asked = options.equals(DecodeOptions.DEFAULT) ? filters : ofImages;
    asked.check(this);
    return super.createInputStream(options);
  }

  @Override
  public RandomAccessRead createView() throws IOException {
    check();
    return super.createView();
  }
}
