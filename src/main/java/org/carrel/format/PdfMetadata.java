package org.carrel.format;

import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.jspecify.annotations.Nullable;

/** XMP first, since its lists are lists; then the document information dictionary. */
final class PdfMetadata {
  private PdfMetadata() {}

  static Metadata read(PDDocument document, String fallbackTitle, Limits limits) {
    MetadataDraft draft = new MetadataDraft();
    xmp(document, draft, limits);
    draft.language(document.getDocumentCatalog().getLanguage());
    information(document.getDocumentInformation(), draft);
    return draft.finish(fallbackTitle);
  }

  private static void information(PDDocumentInformation info, MetadataDraft draft) {
    draft.title(info.getTitle());
    if (!draft.hasAuthors()) {
      split(info.getAuthor(), ";", name -> draft.author(name, null));
    }
    draft.description(info.getSubject());
    split(info.getKeywords(), "[,;]", draft::subject);
    draft.published(PublicationDate.parse(info.getCOSObject().getString(COSName.CREATION_DATE)));
  }

  /**
   * A broken packet costs the book only what it would have told.
   *
   * @throws UnreadableBook {@code HOSTILE} if it unpacks to too much
   */
  private static void xmp(PDDocument document, MetadataDraft draft, Limits limits) {
    byte[] packet = packet(document, limits);
    try {
      Xmp.read(packet, limits, draft);
    } catch (UnreadableBook broken) {
      return;
    }
  }

  /** Empty if there is none. */
  private static byte[] packet(PDDocument document, Limits limits) {
    PDMetadata packet = document.getDocumentCatalog().getMetadata();
    if (packet == null) {
      return new byte[0];
    }
    try (InputStream in = packet.createInputStream()) {
      return in.readNBytes(limits.document());
    } catch (IOException broken) {
      return new byte[0];
    }
  }

  private static void split(
      @Nullable String list, String by, java.util.function.Consumer<String> sink) {
    if (list != null) {
      for (String value : list.split(by, 200)) {
        sink.accept(value);
      }
    }
  }
}
