package org.carrel.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.apache.pdfbox.cos.COSName;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.format.SampleSevenZip.Boast;

/** A folder of files that nobody wants to open, with what a scan is to say of each. */
public final class HostileCorpus {
  private static final Facts FACTS = Facts.of("Title", "Author");
  private static final byte[] PAGE = SampleImages.png(4, 4, 1);

  /** Bytes of a page that end before its pixels. */
  private static final int CUT = 40;

  private final Path folder;
  private final String fetching;
  private final Map<String, String> told = new LinkedHashMap<>();
  private final Set<String> listed = new LinkedHashSet<>();

  private HostileCorpus(Path folder, Path secret) {
    this.folder = folder;
    this.fetching = HostileXml.fetching(secret.toUri().toString());
  }

  /**
   * @param secret a file whose text is to turn up nowhere
   */
  public static HostileCorpus lay(Path folder, Path secret) throws IOException {
    HostileCorpus corpus = new HostileCorpus(folder, secret);
    corpus.xml();
    corpus.xmlBeside();
    corpus.bombs();
    corpus.pictures();
    corpus.crowds();
    corpus.locked();
    corpus.cutOff();
    corpus.lies();
    corpus.sizes();
    corpus.links();
    return corpus;
  }

  /** The reason of each file that a scan is to tell, by its path in the folder. */
  public Map<String, String> told() {
    return Map.copyOf(told);
  }

  /** The paths of books that are listed, also of such of which only the cover cannot be read. */
  public Set<String> listed() {
    return Set.copyOf(listed);
  }

  /** One that harms nobody, because nothing of it is followed or expanded. */
  private Path harmless(String name) {
    listed.add(name);
    return folder.resolve(name);
  }

  private Path refused(String name, String reason) {
    told.put(name, reason);
    return folder.resolve(name);
  }

  /** A book, but for its cover. */
  private Path coverless(String name, String reason) {
    listed.add(name);
    return refused(name, reason);
  }

  private void xml() {
    for (HostileXml document : HostileXml.values()) {
      document.write(harmless(document.fileName("xxe")), fetching);
      document.write(harmless(document.fileName("laughs")), HostileXml.laughing());
    }
    HostileBooks.deepXml(refused("deep.epub", "HOSTILE"), 50_000);
  }

  private void xmlBeside() throws IOException {
    for (String attack : List.of("xxe", "laughs")) {
      String doctype = attack.equals("xxe") ? fetching : HostileXml.laughing();
      SampleBooks.epub(harmless(attack + "-beside.epub"), FACTS);
      Files.writeString(folder.resolve(attack + "-beside.opf"), HostileXml.opfBeside(doctype));
      SampleBooks.cbz(harmless(attack + "-comic-beside.cbz"), 1, FACTS);
      Files.writeString(
          folder.resolve(attack + "-comic-beside.xml"), HostileXml.comicInfo(doctype));
      Path own = Files.createDirectories(folder.resolve(attack + "-alone"));
      SampleBooks.cbz(harmless(attack + "-alone/book.cbz"), 1, FACTS);
      Files.writeString(own.resolve("metadata.opf"), HostileXml.opfBeside(doctype));
      Files.writeString(own.resolve("ComicInfo.xml"), HostileXml.comicInfo(doctype));
    }
  }

  private void bombs() throws IOException {
    HostileBooks.zipBomb(refused("bomb.cbz", "HOSTILE"));
    SampleZip.overlapping(refused("overlapping.cbz", "HOSTILE"), 5_000, 1 << 20);
    Map<String, byte[]> epub = SampleBooks.epubEntries(SampleBooks.opf3(FACTS));
    epub.put("OEBPS/00000.css", new byte[20 << 20]);
    SampleZip.write(refused("bomb.epub", "HOSTILE"), epub);
    epub.put("OEBPS/00000.css", new byte[1 << 20]);
    SampleZip.overlapping(
        SampleZip.write(refused("overlapping.epub", "HOSTILE"), epub), /* count= */ 5_000);
    SampleZip.bomb(folder.resolve("inner"), "0.zip", 100L << 20);
    byte[] inner = Files.readAllBytes(folder.resolve("inner"));
    Files.delete(folder.resolve("inner"));
    SampleZip.write(refused("nested.cbz", "UNSUPPORTED"), Map.of("0.zip", inner, "1.zip", inner));
    SampleArchives.sevenZip(
        refused("bomb.cb7", "HOSTILE"), Map.of("1.png", new byte[200 << 20]), SevenZMethod.DEFLATE);
    SampleSevenZip.headerBomb(refused("bomb-header.cb7", "TOO_LARGE"), 200 << 20);
    SampleRar four = SampleRar.plain();
    four.add("1.png", PAGE, Integer.MAX_VALUE, 0, SampleRar.PLAIN);
    four.to(refused("bomb-4.cbr", "HOSTILE"));
    SampleRar5 five = SampleRar5.flagged(0);
    five.add("1.png", PAGE, 1L << 30, 0, new byte[0]);
    five.to(refused("bomb-5.cbr", "HOSTILE"));
    pdfBombs();
  }

  private void pdfBombs() {
    HostileBooks.pdfBomb(refused("bomb.pdf", "HOSTILE"));
    HostilePdfs.withBlank(refused("bomb-blank.pdf", "HOSTILE"));
    HostileBooks.pdfBomb(refused("bomb-chain.pdf", "HOSTILE"), COSName.ASCII_HEX_DECODE);
    HostileBooks.encryptedPdfBomb(refused("bomb-encrypted.pdf", "HOSTILE"));
    HostileBooks.encryptedXmpBomb(refused("bomb-xmp.pdf", "HOSTILE"));
    HostilePdfs.form(coverless("bomb-form.pdf", "HOSTILE"));
    HostilePdfs.imageInPage(coverless("bomb-image.pdf", "HOSTILE"));
  }

  private void pictures() throws IOException {
    HostileBooks.hugePages(coverless("pictures.cbz", "TOO_LARGE"));
    byte[] jpeg = SampleImages.jpegHeader(65_000, 65_000);
    SampleZip.write(coverless("picture-jpeg.cbz", "TOO_LARGE"), Map.of("1.jpg", jpeg));
    Map<String, byte[]> epub = SampleBooks.epubEntries(SampleBooks.opf3(FACTS));
    epub.put("OEBPS/images/front.jpg", jpeg);
    SampleZip.write(coverless("picture.epub", "TOO_LARGE"), epub);
    SampleBooks.epub(harmless("picture-beside.epub"), FACTS);
    Files.write(refused("picture-beside.png", "TOO_LARGE"), SampleImages.pngHeader(50_000, 50_000));
    HostileBooks.pdfHugeImage(coverless("picture.pdf", "TOO_LARGE"));
    SampleScans.hugeJpx(coverless("picture-jpx.pdf", "TOO_LARGE"));
    SampleScans.jbig2(coverless("picture-jbig2.pdf", "TOO_LARGE"), 60_000, 60_000);
  }

  private void crowds() throws IOException {
    Map<String, byte[]> crowd = new LinkedHashMap<>();
    IntStream.range(0, 65_536).forEach(i -> crowd.put(i + ".png", new byte[] {1}));
    SampleZip.write(refused("crowd.cbz", "TOO_LARGE"), crowd);
    SampleZip.without64(SampleZip.write(refused("crowd-16.cbz", "TOO_LARGE"), crowd));
    SampleRar.write(refused("crowd-4.cbr", "TOO_LARGE"), crowd);
    SampleRar5.write(refused("crowd-5.cbr", "TOO_LARGE"), crowd);
    SampleArchives.sevenZip(refused("crowd.cb7", "TOO_LARGE"), crowd);
    SampleArchives.tar(refused("crowd.cbt", "TOO_LARGE"), crowd);
    for (Boast boast : Boast.values()) {
      String reason = boast == Boast.CODER_STREAMS ? "UNSUPPORTED" : "TOO_LARGE";
      SampleSevenZip.boasting(refused("crowd-" + boast + ".cb7", reason), boast);
      SampleSevenZip.boastingPacked(refused("crowd-packed-" + boast + ".cb7", reason), boast);
    }
    byte[] holes = SampleArchives.pax("GNU.sparse.map", "0,".repeat(2 << 20));
    SampleArchives.precededTar(refused("crowd-holes.cbt", "UNSUPPORTED"), 'x', holes, 1);
    SampleArchives.precededTar(refused("crowd-chain.cbt", "DAMAGED"), 'x', new byte[1], 20_000);
    Map<String, byte[]> few = new LinkedHashMap<>();
    IntStream.range(0, 18_000).forEach(i -> few.put(i + ".png", new byte[0]));
    SampleZip.behindAnotherRecord(refused("hidden.cbz", "TOO_LARGE"), few, "x".repeat(500));
    Map<String, byte[]> epub = SampleBooks.epubEntries(SampleBooks.opf3(FACTS));
    epub.putAll(crowd);
    epub.keySet().removeAll(List.of("0.png", "1.png", "2.png", "3.png", "4.png"));
    SampleZip.without64(SampleZip.write(refused("crowd.epub", "TOO_LARGE"), epub));
  }

  private void locked() throws IOException {
    HostileBooks.encryptedZip(refused("locked.cbz", "ENCRYPTED"));
    HostileBooks.lock(SampleBooks.epub(refused("locked-zip.epub", "ENCRYPTED"), FACTS));
    SampleArchives.real("test-documents-enc.rar", refused("locked-4.cbr", "ENCRYPTED"));
    SampleRar5 five = SampleRar5.flagged(0);
    five.add("1.png", PAGE, PAGE.length, 0, SampleRar5.encryption());
    five.to(refused("locked-5.cbr", "ENCRYPTED"));
    SampleRar5.locked(refused("locked-list.cbr", "ENCRYPTED"));
    SampleArchives.real("test7Z_protected_passTika.7z", refused("locked.cb7", "ENCRYPTED"));
    SampleArchives.real("full_encrypted.7z", refused("locked-list.cb7", "ENCRYPTED"));
    HostileBooks.encryptedPdf(refused("locked.pdf", "ENCRYPTED"), "secret");
    HostileBooks.foreignPdf(refused("locked-foreign.pdf", "ENCRYPTED"));
    HostileBooks.encryptedEpub(
        refused("locked.epub", "ENCRYPTED"), "http://www.w3.org/2001/04/xmlenc#aes128-cbc");
  }

  private void cutOff() {
    SampleZip.truncate(SampleBooks.cbz(refused("cut.cbz", "DAMAGED"), 5, FACTS), 0.5);
    SampleZip.truncate(SampleArchives.cbr(refused("cut-4.cbr", "DAMAGED"), 5, FACTS), 0.5);
    SampleZip.truncate(SampleArchives.solidCbr(refused("cut-5.cbr", "DAMAGED"), 5, FACTS), 0.5);
    SampleZip.truncate(SampleArchives.cb7(refused("cut.cb7", "DAMAGED"), 5, FACTS), 0.5);
    SampleZip.truncate(SampleArchives.cbt(refused("cut.cbt", "DAMAGED"), 60, FACTS), 0.5);
    SampleZip.truncate(SampleBooks.epub(refused("cut.epub", "DAMAGED"), FACTS), 0.5);
    SampleZip.truncate(SampleBooks.pdf(refused("cut.pdf", "DAMAGED"), 3, FACTS), 0.5);
  }

  private void lies() {
    Map<String, byte[]> names = HostileBooks.escaping();
    HostileBooks.escaping(harmless("outside.cbz"));
    HostileBooks.escapingEpub(harmless("outside.epub"));
    SampleRar.write(harmless("outside-4.cbr"), names);
    SampleRar5.write(harmless("outside-5.cbr"), names);
    SampleArchives.sevenZip(harmless("outside.cb7"), names);
    SampleArchives.tar(harmless("outside.cbt"), names);
    SampleRar5 memory = SampleRar5.flagged(0);
    memory.add("1.png", PAGE, PAGE.length, SampleRar5.HUGE_DICTIONARY, new byte[0]);
    memory.to(coverless("memory-5.cbr", "TOO_LARGE"));
    SampleRar volume = SampleRar.flagged(SampleRar.ARCHIVE_VOLUME, SampleRar.FILE_SPLIT);
    volume.add("1.png", PAGE);
    volume.to(refused("volume-4.cbr", "UNSUPPORTED"));
    SampleRar5.flagged(SampleRar5.ARCHIVE_VOLUME).to(refused("volume-5.cbr", "UNSUPPORTED"));
  }

  private void sizes() {
    for (int size : List.of(CUT, PAGE.length + 2_000)) {
      String name = size < PAGE.length ? "size-small" : "size-large";
      Map<String, byte[]> page = Map.of("1.png", PAGE);
      SampleZip.announce(SampleZip.write(coverless(name + ".cbz", "DAMAGED"), page), "1.png", size);
      SampleZip.announce(
          SampleBooks.epub(refused(name + ".epub", "DAMAGED"), FACTS), "OEBPS/content.opf", size);
      SampleSevenZip.announcing(coverless(name + ".cb7", "DAMAGED"), "1.png", PAGE, size);
      SampleRar four = SampleRar.plain();
      four.add("1.png", PAGE, size, 0, SampleRar.PLAIN);
      four.to(coverless(name + "-4.cbr", "DAMAGED"));
      SampleRar5 five = SampleRar5.flagged(0);
      five.add("1.png", PAGE, size, 0, new byte[0]);
      five.to(coverless(name + "-5.cbr", "DAMAGED"));
    }
    SampleArchives.announcingTar(coverless("size-small.cbt", "DAMAGED"), PAGE, CUT);
    SampleArchives.announcingTar(refused("size-large.cbt", "DAMAGED"), PAGE, 100_000);
    SampleRar5 large = SampleRar5.flagged(0);
    large.add("1.png", PAGE, 1L << 50, 0, new byte[0]);
    large.to(refused("size-huge-5.cbr", "TOO_LARGE"));
  }

  private void links() throws IOException {
    String target = folder.resolve("secret.txt").toString();
    SampleArchives.linkingTar(harmless("links.cbt"), target);
    SampleArchives.sevenZip(harmless("links.cb7"), List.of("link.png", "page.png"), PAGE);
    SampleZip.link(
        SampleZip.write(coverless("links.cbz", "DAMAGED"), Map.of("0.png", target.getBytes(UTF_8))),
        "0.png");
    SampleRar four = SampleRar.plain();
    four.add("0.png", "/etc/passwd".getBytes(UTF_8), 11, 0, SampleRar.LINK);
    four.add("..\\1.png", PAGE);
    four.add("2.png", PAGE);
    four.to(harmless("links-4.cbr"));
    SampleRar5 five = SampleRar5.flagged(0);
    five.add("0.png", new byte[0], 0, 0, SampleRar5.link("/etc/passwd"));
    five.add("../1.png", PAGE, PAGE.length, 0, new byte[0]);
    five.add("2.png", PAGE, PAGE.length, 0, new byte[0]);
    five.to(harmless("links-5.cbr"));
    Files.createSymbolicLink(folder.resolve("link.cbz"), folder.resolve("outside.cbz"));
  }
}
