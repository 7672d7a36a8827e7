package org.carrel.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.apache.pdfbox.cos.COSName;
import org.carrel.format.SampleBooks.Facts;

/** A folder of files that nobody wants to open, with what a scan is to say of each. */
public final class HostileCorpus {
  /** What is told of a file that harms nobody because nothing of it is followed or expanded. */
  public static final String LISTED = "";

  private static final Facts FACTS = Facts.of("Title", "Author");
  private static final byte[] PAGE = SampleImages.png(4, 4, 1);

  private final Path folder;
  private final String secret;
  private final Map<String, String> told = new LinkedHashMap<>();

  private HostileCorpus(Path folder, Path secret) {
    this.folder = folder;
    this.secret = secret.toUri().toString();
  }

  /**
   * @param secret a file whose text is to turn up nowhere
   * @return the reason of each file by its name
   */
  public static Map<String, String> lay(Path folder, Path secret) throws IOException {
    HostileCorpus corpus = new HostileCorpus(folder, secret);
    corpus.xml();
    corpus.bombs();
    corpus.crowds();
    corpus.locked();
    corpus.cutOff();
    corpus.lies();
    return corpus.told;
  }

  private Path file(String name, String reason) {
    told.put(name, reason);
    return folder.resolve(name);
  }

  private void xml() throws IOException {
    HostileBooks.xxe(file("xxe-opf.epub", LISTED), secret);
    HostileBooks.xxeParts(file("xxe-ncx.epub", LISTED), "OEBPS/toc.ncx", secret);
    HostileBooks.xxeParts(file("xxe-nav.epub", LISTED), "OEBPS/nav.xhtml", secret);
    HostileBooks.xxeParts(file("xxe-container.epub", LISTED), "META-INF/container.xml", secret);
    HostileBooks.xxeComicInfo(file("xxe-comicinfo.cbz", LISTED), secret);
    HostileBooks.xxeSvg(file("xxe-svg.epub", LISTED), secret);
    HostileBooks.xxeXmp(file("xxe-xmp.pdf", LISTED), secret);
    SampleBooks.epub(file("xxe-beside.epub", LISTED), FACTS);
    Files.writeString(
        folder.resolve("xxe-beside.opf"),
        "<!DOCTYPE p [<!ENTITY x SYSTEM '%s'>]><package><metadata><title>S &x;</title></metadata></package>"
            .formatted(secret));
    SampleBooks.cbz(file("laughs-beside.cbz", LISTED), 1, FACTS);
    Files.writeString(
        folder.resolve("laughs-beside.xml"),
        "<!DOCTYPE p [<!ENTITY a 'lol'><!ENTITY b '"
            + "&a;".repeat(1_000)
            + "'>]><ComicInfo><Title>S "
            + "&b;".repeat(10_000)
            + "</Title></ComicInfo>");
    HostileBooks.billionLaughs(file("laughs.epub", LISTED));
    HostileBooks.deepXml(file("deep.epub", "HOSTILE"), 50_000);
  }

  private void bombs() throws IOException {
    HostileBooks.zipBomb(file("bomb.cbz", "HOSTILE"));
    SampleZip.overlapping(file("overlapping.cbz", "HOSTILE"), 5_000, 1 << 20);
    SampleZip.bomb(folder.resolve("inner"), "0.zip", 100L << 20);
    byte[] inner = Files.readAllBytes(folder.resolve("inner"));
    Files.delete(folder.resolve("inner"));
    SampleZip.write(file("nested.cbz", "UNSUPPORTED"), Map.of("0.zip", inner, "1.zip", inner));
    SampleArchives.sevenZip(
        file("bomb.cb7", "HOSTILE"), Map.of("1.png", new byte[200 << 20]), SevenZMethod.DEFLATE);
    SampleRar four = SampleRar.plain();
    four.add("1.png", PAGE, Integer.MAX_VALUE, 0, SampleRar.PLAIN);
    four.to(file("bomb-4.cbr", "HOSTILE"));
    HostileBooks.pdfBomb(file("bomb.pdf", "HOSTILE"));
    HostilePdfs.withBlank(file("bomb-blank.pdf", "HOSTILE"));
    HostileBooks.pdfBomb(file("bomb-chain.pdf", "HOSTILE"), COSName.ASCII_HEX_DECODE);
    HostileBooks.encryptedPdfBomb(file("bomb-encrypted.pdf", "HOSTILE"));
    HostileBooks.encryptedXmpBomb(file("bomb-xmp.pdf", "HOSTILE"));
    HostilePdfs.form(file("bomb-form.pdf", LISTED));
    HostilePdfs.imageInPage(file("bomb-image.pdf", LISTED));
    HostileBooks.hugePages(file("pictures.cbz", LISTED));
    HostileBooks.pdfHugeImage(file("picture.pdf", LISTED));
    SampleScans.hugeJpx(file("picture-jpx.pdf", LISTED));
    SampleScans.jbig2(file("picture-jbig2.pdf", LISTED), 60_000, 60_000);
  }

  private void crowds() {
    Map<String, byte[]> crowd = new LinkedHashMap<>();
    IntStream.range(0, 65_536).forEach(i -> crowd.put(i + ".png", new byte[] {1}));
    SampleZip.write(file("crowd.cbz", "TOO_LARGE"), crowd);
    SampleRar.write(file("crowd-4.cbr", "TOO_LARGE"), crowd);
    SampleRar5.write(file("crowd-5.cbr", "TOO_LARGE"), crowd);
    SampleArchives.sevenZip(file("crowd.cb7", "TOO_LARGE"), crowd);
    SampleArchives.tar(file("crowd.cbt", "TOO_LARGE"), crowd);
  }

  private void locked() {
    HostileBooks.encryptedZip(file("locked.cbz", "ENCRYPTED"));
    SampleArchives.real("test-documents-enc.rar", file("locked-4.cbr", "ENCRYPTED"));
    SampleRar5 five = SampleRar5.flagged(0);
    five.add("1.png", PAGE, PAGE.length, 0, SampleRar5.encryption());
    five.to(file("locked-5.cbr", "ENCRYPTED"));
    SampleRar5.locked(file("locked-list.cbr", "ENCRYPTED"));
    SampleArchives.real("test7Z_protected_passTika.7z", file("locked.cb7", "ENCRYPTED"));
    SampleArchives.real("full_encrypted.7z", file("locked-list.cb7", "ENCRYPTED"));
    HostileBooks.encryptedPdf(file("locked.pdf", "ENCRYPTED"), "secret");
    HostileBooks.encryptedEpub(
        file("locked.epub", "ENCRYPTED"), "http://www.w3.org/2001/04/xmlenc#aes128-cbc");
  }

  private void cutOff() {
    SampleZip.truncate(SampleBooks.cbz(file("cut.cbz", "DAMAGED"), 5, FACTS), 0.5);
    SampleZip.truncate(SampleArchives.cbr(file("cut-4.cbr", "DAMAGED"), 5, FACTS), 0.5);
    SampleZip.truncate(SampleArchives.solidCbr(file("cut-5.cbr", "DAMAGED"), 5, FACTS), 0.5);
    SampleZip.truncate(SampleArchives.cb7(file("cut.cb7", "DAMAGED"), 5, FACTS), 0.5);
    SampleZip.truncate(SampleArchives.cbt(file("cut.cbt", "DAMAGED"), 60, FACTS), 0.5);
    SampleZip.truncate(SampleBooks.epub(file("cut.epub", "DAMAGED"), FACTS), 0.5);
    SampleZip.truncate(SampleBooks.pdf(file("cut.pdf", "DAMAGED"), 3, FACTS), 0.5);
  }

  private void lies() throws IOException {
    HostileBooks.escaping(file("outside.cbz", LISTED));
    SampleArchives.linkingTar(file("links.cbt", LISTED), folder.resolve("secret.txt").toString());
    SampleRar four = SampleRar.plain();
    four.add("0.png", "/etc/passwd".getBytes(UTF_8), 11, 0, SampleRar.LINK);
    four.add("..\\1.png", PAGE);
    four.add("2.png", PAGE);
    four.to(file("links-4.cbr", LISTED));
    SampleRar5 five = SampleRar5.flagged(0);
    five.add("0.png", new byte[0], 0, 0, SampleRar5.link("/etc/passwd"));
    five.add("../1.png", PAGE, PAGE.length, 0, new byte[0]);
    five.add("2.png", PAGE, PAGE.length, 0, new byte[0]);
    five.to(file("links-5.cbr", LISTED));
    SampleRar lying = SampleRar.plain();
    lying.add("1.png", PAGE, 1_000, 0, SampleRar.PLAIN);
    lying.to(file("size-4.cbr", LISTED));
    SampleRar5 large = SampleRar5.flagged(0);
    large.add("1.png", PAGE, 1L << 50, 0, new byte[0]);
    large.to(file("size-5.cbr", "TOO_LARGE"));
    SampleRar5 memory = SampleRar5.flagged(0);
    memory.add("1.png", PAGE, PAGE.length, SampleRar5.HUGE_DICTIONARY, new byte[0]);
    memory.to(file("memory-5.cbr", LISTED));
    SampleRar volume = SampleRar.flagged(SampleRar.ARCHIVE_VOLUME, SampleRar.FILE_SPLIT);
    volume.add("1.png", PAGE);
    volume.to(file("volume-4.cbr", "UNSUPPORTED"));
    SampleRar5.flagged(SampleRar5.ARCHIVE_VOLUME).to(file("volume-5.cbr", "UNSUPPORTED"));
    Files.createSymbolicLink(folder.resolve("link.cbz"), folder.resolve("outside.cbz"));
  }
}
