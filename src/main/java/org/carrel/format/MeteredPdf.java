package org.carrel.format;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.ICOSParser;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.io.RandomAccessStreamCache;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Parses a PDF into a document whose streams are all {@link MeteredStream}s, the ones that it is
 * parsed from included.
 *
 * <p>PDFBox (3.0.6) has no limit of its own, but makes every stream in one method of the document.
 */
final class MeteredPdf extends PDFParser {
  private MeteredPdf(RandomAccessRead source, Limits limits) throws IOException {
    super(source);
    RandomAccessStreamCache cache = IOUtils.createTempFileOnlyStreamCache().create();
    document = new Document(cache, this, limits, source.length());
  }

  /**
   * @throws UnreadableBook if a stream that has to be decoded for it is too much
   */
  static PDDocument open(Path file, Limits limits) throws IOException {
    RandomAccessRead source = new RandomAccessReadBufferedFile(file);
    try {
      return new MeteredPdf(source, limits).parse();
    } catch (IOException | RuntimeException | Error failed) {
      IOUtils.closeQuietly(source);
      throw failed;
    }
  }

  private static final class Document extends COSDocument {
    private final RandomAccessStreamCache cache;
    private final ICOSParser parser;
    private final PdfFilters filters;
    private final PdfFilters ofImages;

    Document(RandomAccessStreamCache cache, ICOSParser parser, Limits limits, long size) {
      super(() -> cache, parser);
      this.cache = cache;
      this.parser = parser;
      this.filters = PdfFilters.of(limits, size);
      this.ofImages = PdfFilters.ofImages(limits);
    }

    @Override
    public COSStream createCOSStream(COSDictionary dictionary, long start, long length)
        throws IOException {
      COSStream stream =
          new MeteredStream(
              cache, parser.createRandomAccessReadView(start, length), filters, ofImages);
      dictionary.forEach(stream::setItem);
      stream.setKey(dictionary.getKey());
      return stream;
    }
  }
}
