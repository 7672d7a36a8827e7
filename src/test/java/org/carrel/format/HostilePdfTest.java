package org.carrel.format;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.carrel.format.UnreadableBook.Defect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 10, unit = TimeUnit.SECONDS)
class HostilePdfTest {
  private static final String IMAGE =
      "/Subtype/Image/Width 8/Height 8/BitsPerComponent 8/ColorSpace/DeviceGray";
  private static final byte[] BOMB = HostilePdfs.bomb(100);

  private final BookFiles files = SampleBooks.files();
  private Path file = Path.of("");

  @BeforeEach
  void nameAFile(@TempDir Path folder) {
    file = folder.resolve("book.pdf");
  }

  @Test
  void refusesPagesWhereverTheirBytesBegin() {
    HostilePdfs.withBlank(file);
    assertRefused(Defect.HOSTILE);
    assertPageRefused(Defect.HOSTILE);

    HostilePdfs.withoutLineEnd(file);
    assertRefused(Defect.HOSTILE);
    assertPageRefused(Defect.HOSTILE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ASCIIHexDecode", "ASCII85Decode", "RunLengthDecode", "LZWDecode"})
  void refusesPagesBehindOtherFilters(String outer) {
    HostileBooks.pdfBomb(file, COSName.getPDFName(outer));

    assertRefused(Defect.HOSTILE);
    assertPageRefused(Defect.HOSTILE);
  }

  @Test
  void refusesWhatIsEncryptedWithoutAPassword() {
    HostileBooks.encryptedPdfBomb(file);
    assertRefused(Defect.HOSTILE);
    assertPageRefused(Defect.HOSTILE);

    HostileBooks.encryptedXmpBomb(file);
    assertRefused(Defect.HOSTILE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "/B Do | /XObject<</B 5 0 R>> | /Subtype/Form/BBox[0 0 9 9]",
        "/Pattern cs /B scn 0 0 9 9 re f | /Pattern<</B 5 0 R>>"
            + "| /PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9",
        "/B cs 1 sc 0 0 9 9 re f | /ColorSpace<</B[/ICCBased 5 0 R]>> | /N 1",
        "/B sh | /Shading<</B<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 9 9]"
            + "/Function 5 0 R>>>> | /FunctionType 4/Domain[0 1]/Range[0 1]",
        "BT /B 1 Tf (a) Tj ET | /Font<</B<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]"
            + "/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[9]"
            + "/Encoding<</Differences[97/a]>>/CharProcs<</a 5 0 R>>>>>> | /T 1",
        "BT /B 1 Tf (a) Tj ET | /Font<</B<</Type/Font/Subtype/TrueType/BaseFont/B/FirstChar 97"
            + "/LastChar 97/Widths[9]/FontDescriptor<</Type/FontDescriptor/FontName/B/Flags 32"
            + "/FontFile2 5 0 R>>>>>> | /T 1",
      })
  void refusesToDrawWithWhatUnpacksWithoutEnd(String drawing, String resources, String entries) {
    String dictionary = entries + "/X/Image/Filter/FlateDecode";
    HostilePdfs.page(file, drawing, resources, dictionary, BOMB);

    assertThat(files.read(file).pages()).isEqualTo(1);
    assertPageRefused(Defect.HOSTILE);
  }

  @Test
  void refusesImagesBehindOtherFilters() {
    HostileBooks.pdfImageBomb(file, COSName.ASCII_HEX_DECODE);
    assertPageRefused(Defect.HOSTILE);

    HostilePdfs.imageInPage(file);
    assertPageRefused(Defect.HOSTILE);

    image("/Filter[/ASCIIHexDecode/DCTDecode]", hex(hugeJpeg()));
    assertPageRefused(Defect.TOO_LARGE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TOO_LARGE | /CCITTFaxDecode/DecodeParms<</Columns 60000/Rows 60000>>",
        "TOO_LARGE | /CCITTFaxDecode/DecodeParms<</Columns 2000000000>>",
        "HOSTILE | /FlateDecode/DecodeParms<</Predictor 12/Columns 2000000000>>",
        "UNSUPPORTED | /JBIG2Decode/DecodeParms<</JBIG2Globals 5 0 R>>",
        "UNSUPPORTED | [/DCTDecode/FlateDecode]"
      })
  void refusesImagesThatOnlyPromise(Defect defect, String filter) {
    HostilePdfs.page(
        file,
        "/B Do",
        "/XObject<</B 5 0 R>>",
        IMAGE.replace("/Height 8", "/Height 60000") + "/Filter" + filter,
        new byte[64]);

    assertPageRefused(defect);
  }

  @Test
  void drawsHonestImagesBehindOtherFilters() throws IOException {
    byte[] black = HostilePdfs.deflate(new byte[64]);
    assertDrawn(image("/Filter[/ASCIIHexDecode/FlateDecode]", hex(black)));
    assertDrawn(image("/Filter[/FlateDecode/FlateDecode]", black));
    assertDrawn(image("/Filter[/ASCIIHexDecode/DCTDecode]", hex(jpeg())));
    String drawing = "100 0 0 100 0 0 cm BI /W 8 /H 8 /BPC 8 /CS /G /F [/AHx /Fl] ID %s> EI";
    String text = drawing.formatted(HexFormat.of().formatHex(black));
    assertDrawn(HostilePdfs.page(file, text, "", "", new byte[0]));
  }

  @Test
  void letsImagesUnpackToMoreThanOtherStreams() {
    byte[] black = HostilePdfs.deflate(new byte[6_000 * 4_000 * 3]);
    HostilePdfs.page(
        file,
        "100 0 0 100 0 0 cm /B Do",
        "/XObject<</B 5 0 R>>",
        "/Subtype/Image/Width 6000/Height 4000/BitsPerComponent 8/ColorSpace/DeviceRGB"
            + "/Filter/FlateDecode",
        black);

    assertThat(files.page(file, 0).mediaType()).isEqualTo("image/jpeg");
  }

  @Test
  void readsBooksThatCarryWhatNobodyUnpacks() {
    HostilePdfs.page(file, "", "", "/Type/EmbeddedFile/Filter/FlateDecode", BOMB);

    assertThat(files.read(file).pages()).isEqualTo(1);
    assertThat(files.page(file, 0).mediaType()).isEqualTo("image/jpeg");
  }

  @Test
  void leavesBlankWhatCannotBeDecoded() {
    HostilePdfs.page(file, "0 0 9 9 re f", "", "", new byte[0]);
    SampleZip.replace(file, "4 0 obj <<", "4 0 obj <</Filter/Unheard");

    assertThat(files.read(file).pages()).isEqualTo(1);
    assertThat(files.page(file, 0).mediaType()).isEqualTo("image/jpeg");
  }

  private Path image(String filter, byte[] bytes) {
    String drawing = "100 0 0 100 0 0 cm /B Do";
    return HostilePdfs.page(file, drawing, "/XObject<</B 5 0 R>>", IMAGE + filter, bytes);
  }

  private static byte[] jpeg() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY), "jpeg", bytes);
    return bytes.toByteArray();
  }

  /** It says so in its frame, after the length and the precision. */
  private static byte[] hugeJpeg() {
    byte[] image = SampleImages.jpeg(8, 8);
    ByteBuffer bytes = ByteBuffer.wrap(image);
    for (int i = 0; i < image.length - 9; i++) {
      if (bytes.getShort(i) == (short) 0xFFC0) {
        bytes.putShort(i + 5, (short) 50_000).putShort(i + 7, (short) 50_000);
      }
    }
    return image;
  }

  private static byte[] hex(byte[] bytes) {
    return (HexFormat.of().formatHex(bytes) + ">").getBytes(US_ASCII);
  }

  private void assertDrawn(Path book) throws IOException {
    BufferedImage page = ImageIO.read(new ByteArrayInputStream(files.page(book, 0).bytes()));
    assertThat(page.getRGB(page.getWidth() / 2, page.getHeight() / 2) & 0xFF).isLessThan(20);
  }

  private void assertRefused(Defect defect) {
    assertThatExceptionOfType(UnreadableBook.class)
        .isThrownBy(() -> files.read(file))
        .returns(defect, UnreadableBook::defect);
  }

  private void assertPageRefused(Defect defect) {
    assertThatExceptionOfType(UnreadableBook.class)
        .isThrownBy(() -> files.page(file, 0))
        .returns(defect, UnreadableBook::defect);
  }
}
