package org.carrel.catalog;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.carrel.format.EpubPart;
import org.carrel.format.EpubReader;
import org.carrel.format.PartLinks;
import org.carrel.format.UnreadableBook;

/** One part of an EPUB, opened when it is asked for. */
public final class ShownPart {
  private final EpubReader reader;
  private final Path file;
  private final EpubPart part;
  private final String tag;

  ShownPart(EpubReader reader, Path file, EpubPart part, String tag) {
    this.reader = reader;
    this.file = file;
    this.part = part;
    this.tag = tag;
  }

  public EpubPart part() {
    return part;
  }

  /** Changes with the bytes: letters and digits only. */
  public String tag() {
    return tag;
  }

  /** As it lies in the book. */
  public void writeTo(OutputStream sink) throws IOException {
    reader.copy(file, part, sink);
  }

  /** A chapter as harmless HTML; fails as a page that is not there does. */
  public String html(PartLinks links) {
    try {
      return reader.html(file, part, links);
    } catch (UnreadableBook e) {
      throw e.asFailure();
    }
  }
}
