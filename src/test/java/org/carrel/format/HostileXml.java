package org.carrel.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.carrel.format.SampleBooks.Facts;

/** Every XML document that is read of a book, each to be made hostile. */
public enum HostileXml {
  CONTAINER("epub"),
  ENCRYPTION("epub"),
  PACKAGE("epub"),
  NCX("epub"),
  NAVIGATION("epub"),
  COVER_PAGE("epub"),
  COVER_SVG("epub"),
  COMIC_INFO("cbz"),
  COMIC_INFO_IN_RAR("cbr"),
  COMIC_INFO_IN_7Z("cb7"),
  COMIC_INFO_IN_TAR("cbt"),
  XMP("pdf");

  private static final Facts FACTS = Facts.of("Title", "Author");

  private final String suffix;

  HostileXml(String suffix) {
    this.suffix = suffix;
  }

  /** A document type of which every part is to be fetched, for {@code &x;}. */
  static String fetching(String systemId) {
    return """
        <!DOCTYPE x SYSTEM "%1$s" [<!ENTITY %% p SYSTEM "%1$s"> %%p; <!ENTITY x SYSTEM "%1$s">]>"""
        .formatted(systemId);
  }

  /** A document type whose {@code &x;} grows to gigabytes. */
  static String laughing() {
    StringBuilder doctype = new StringBuilder("<!DOCTYPE x [<!ENTITY e0 \"lol lol lol\">");
    for (int i = 1; i <= 12; i++) {
      doctype.append("<!ENTITY e%d \"%s\">".formatted(i, ("&e" + (i - 1) + ";").repeat(10)));
    }
    return doctype.append("<!ENTITY x \"&e12;\">]>").toString();
  }

  /** A name for such a file: of the attack, of the document, and the book's suffix. */
  String fileName(String attack) {
    return attack + "-" + name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + suffix;
  }

  boolean isInEpub() {
    return suffix.equals("epub");
  }

  /** A book in which this document has such a document type, and holds {@code &x;}. */
  Path write(Path file, String doctype) {
    return switch (this) {
      case CONTAINER ->
          epub(file, "META-INF/container.xml", doctype + inside(SampleBooks.CONTAINER, "</root"));
      case ENCRYPTION -> epub(file, "META-INF/encryption.xml", doctype + fonts());
      case PACKAGE -> epub(file, "OEBPS/content.opf", doctype + inside(opf(""), "</dc:title>"));
      case NCX ->
          epub(
              file,
              "OEBPS/toc.ncx",
              doctype
                  + "<ncx><navMap><navPoint><navLabel><text>T &x;</text></navLabel>"
                  + "<content src=\"a.xhtml\"/></navPoint></navMap></ncx>");
      case NAVIGATION ->
          epub(
              file,
              "OEBPS/nav.xhtml",
              doctype
                  + "<html><body><nav type=\"toc\"><ol><li><a href=\"a.xhtml\">T &x;</a></li></ol>"
                  + "</nav></body></html>");
      case COVER_PAGE ->
          epub(
              file,
              "OEBPS/front.xhtml",
              doctype + "<html><p>&x;</p><img src=\"images/front.jpg\"/></html>");
      case COVER_SVG ->
          epub(
              file,
              "OEBPS/images/front.jpg",
              doctype + "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>&x;</text></svg>");
      case COMIC_INFO -> SampleZip.write(file, comic(doctype));
      case COMIC_INFO_IN_RAR -> SampleRar.write(file, comic(doctype));
      case COMIC_INFO_IN_7Z -> SampleArchives.sevenZip(file, comic(doctype));
      case COMIC_INFO_IN_TAR -> SampleArchives.tar(file, comic(doctype));
      case XMP -> pdf(file, doctype);
    };
  }

  /** What lies beside a book, as an OPF. */
  static String opfBeside(String doctype) {
    return doctype + "<package><metadata><title>S &x;</title></metadata></package>";
  }

  /** The same as a ComicInfo. */
  static String comicInfo(String doctype) {
    return doctype + "<ComicInfo><Title>T &x;</Title></ComicInfo>";
  }

  private static Map<String, byte[]> comic(String doctype) {
    return SampleBooks.cbzEntries(1, comicInfo(doctype));
  }

  private Path epub(Path file, String entry, String document) {
    Map<String, byte[]> entries = new LinkedHashMap<>(SampleBooks.epubEntries(opf(tables())));
    entries.put(entry, document.getBytes(UTF_8));
    return SampleZip.write(file, entries);
  }

  /** Without its declaration, which a document type would have to follow. */
  private String opf(String items) {
    String opf = this == COVER_PAGE ? SampleBooks.opf("2.0", title(), "") : SampleBooks.opf3(FACTS);
    String guide = "<guide><reference type=\"cover\" href=\"front.xhtml\"/></guide></package>";
    return opf.replaceFirst("<\\?.*\\?>", "")
        .replace("<item id=\"a\"", items + "<item id=\"a\"")
        .replace("</package>", guide);
  }

  private static String title() {
    return "<dc:title>Title</dc:title>";
  }

  private String tables() {
    return switch (this) {
      case NCX -> "<item id=\"n\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/>";
      case NAVIGATION ->
          "<item id=\"n\" href=\"nav.xhtml\" properties=\"nav\""
              + " media-type=\"application/xhtml+xml\"/>";
      default -> "";
    };
  }

  private static String inside(String document, String before) {
    return document.replaceFirst("<\\?.*\\?>", "").replaceFirst(before, "&x;" + before);
  }

  private static String fonts() {
    return """
        <encryption><EncryptedData>&x;<EncryptionMethod
          Algorithm="http://www.idpf.org/2008/embedding"/></EncryptedData></encryption>""";
  }

  private static Path pdf(Path file, String doctype) {
    String xmp =
        doctype
            + """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
              xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
              xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>T &x;</dc:title>
            </rdf:Description></rdf:RDF></x:xmpmeta>""";
    return HostileBooks.pdf(
        file,
        (document, page) ->
            document
                .getDocumentCatalog()
                .setMetadata(
                    new PDMetadata(document, new ByteArrayInputStream(xmp.getBytes(UTF_8)))));
  }
}
