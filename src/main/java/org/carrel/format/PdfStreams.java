package org.carrel.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Looks for deflate bombs in a PDF before PDFBox does, which unpacks every stream into memory
 * (3.0.6, whatever its stream cache).
 *
 * <p>Looks at the bytes only, so that nothing has to be trusted. Images are left out: they are
 * unpacked only when drawn, and {@link BoundedRenderer} checks them then.
 */
final class PdfStreams {
  private static final int BLOCK = 1 << 20;
  private static final int OVERLAP = 1_024;
  private static final byte[] TOKEN = "stream".getBytes(ISO_8859_1);

  private final FileChannel file;
  private final Inflation inflation;

  private PdfStreams(FileChannel file, Inflation inflation) {
    this.file = file;
    this.inflation = inflation;
  }

  /**
   * @throws UnreadableBook {@code HOSTILE} if a stream unpacks beyond {@link Limits#stream}
   */
  static void check(Path path, Limits limits) throws IOException {
    try (FileChannel file = FileChannel.open(path)) {
      long all = Limits.RATIO_FROM * 32 + 20 * file.size();
      new PdfStreams(file, new Inflation(limits.stream(), all)).scan();
    }
  }

  /** Blocks overlap, so that every token has its dictionary before it in one of them. */
  private void scan() throws IOException {
    for (long start = 0; start < file.size(); start += BLOCK - 2 * OVERLAP) {
      byte[] block = Samples.at(file, start, BLOCK).array();
      int from = start == 0 ? 0 : OVERLAP;
      for (int i = from; i < BLOCK - OVERLAP; i++) {
        if (block[i] == 's' && begins(block, i) && !isImage(block, i)) {
          unpack(start + i + TOKEN.length);
        }
      }
    }
  }

  private static boolean begins(byte[] block, int at) {
    int end = at + TOKEN.length;
    byte after = block[end];
    return java.util.Arrays.equals(block, at, end, TOKEN, 0, TOKEN.length)
        && (after == '\r' || after == '\n')
        && !(at > 0 && block[at - 1] == 'd'); // endstream
  }

  private static boolean isImage(byte[] block, int token) {
    int from = Math.max(0, token - OVERLAP);
    String before = new String(block, from, token - from, ISO_8859_1);
    String dictionary = before.substring(before.lastIndexOf(" obj") + 1);
    return dictionary.contains("/Image")
        && !dictionary.contains("/ObjStm")
        && !dictionary.contains("/XRef")
        && !dictionary.contains("/Metadata");
  }

  private void unpack(long offset) throws IOException {
    ByteBuffer lineEnd = Samples.at(file, offset, 2);
    boolean two = lineEnd.remaining() == 2 && lineEnd.get(0) == '\r' && lineEnd.get(1) == '\n';
    file.position(offset + (two ? 2 : 1));
    inflation.count(Channels.newInputStream(file));
  }
}
