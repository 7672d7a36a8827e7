package org.carrel.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures upon pictures, and the frames of animations. */
final class LayersTest {
  private static final Color BELOW = new Color(200, 100, 50);
  private static final Color ABOVE = new Color(100, 200, 50);

  private static byte[] layers(String name) {
    return name.equals("mark") ? Drawn.plain(20, 10, ABOVE) : Drawn.plain(100, 60, BELOW);
  }

  private static Color pixel(String path, int x, int y) {
    return new Color(Drawn.made(path, LayersTest::layers).getRGB(x, y), true);
  }

  @ParameterizedTest
  @CsvSource({
    "normal, 100, 200, 50",
    "multiply, 78, 78, 10",
    "screen, 222, 222, 90",
    "darken, 100, 100, 50",
    "lighten, 200, 200, 50",
    "difference, 100, 100, 0",
    "exclusion, 143, 143, 80",
    "add, 255, 255, 100",
    "hard-light, 157, 188, 20",
    "overlay, 188, 157, 20",
    "color-dodge, 255, 255, 62",
    "color-burn, 115, 57, 0",
    "nothing-known, 100, 200, 50"
  })
  void coloursMeetAsTheBlendSays(String blend, int red, int green, int blue) {
    Color found = pixel("filters:image(/mark,0,0,0," + blend + ")/a", 5, 5);

    assertThat(found.getRed()).isCloseTo(red, within(1));
    assertThat(found.getGreen()).isCloseTo(green, within(1));
    assertThat(found.getBlue()).isCloseTo(blue, within(1));
    assertThat(pixel("filters:image(/mark,0,0,0," + blend + ")/a", 50, 50)).isEqualTo(BELOW);
  }

  @Test
  void aMaskCutsOut() {
    assertThat(pixel("filters:image(/mark,0,0,0,mask)/a", 5, 5)).isEqualTo(BELOW);
    assertThat(pixel("filters:image(/mark,0,0,0,mask)/a", 50, 50).getAlpha()).isZero();
    assertThat(pixel("filters:image(/mark,0,0,0,mask-out)/a", 5, 5).getAlpha()).isZero();
    assertThat(pixel("filters:image(/mark,0,0,0,mask-out)/a", 50, 50)).isEqualTo(BELOW);
    assertThat(pixel("filters:image(/mark,0,0,50,mask-out)/a", 5, 5).getAlpha())
        .isCloseTo(128, within(1));
  }

  @Test
  void aMarkIsRepeated() {
    assertThat(pixel("filters:watermark(mark,repeat,bottom,0)/a", 95, 55)).isEqualTo(ABOVE);
    assertThat(pixel("filters:watermark(mark,repeat,bottom,0)/a", 95, 40)).isEqualTo(BELOW);
    assertThat(pixel("filters:watermark(mark,repeat,repeat,0)/a", 63, 23)).isEqualTo(ABOVE);
  }

  @Test
  void aMarkMayStandBeyondTheEdge() {
    assertThat(pixel("filters:image(/mark,right-15,t-4)/a", 96, 5)).isEqualTo(ABOVE);
    assertThat(pixel("filters:image(/mark,right-15,t-4)/a", 94, 5)).isEqualTo(BELOW);
    assertThat(pixel("filters:image(/mark,right-15,t-4)/a", 96, 6)).isEqualTo(BELOW);
  }

  @ParameterizedTest
  @CsvSource({
    "/stretch/fxf/mark, /stretch/100x60/mark",
    "f-20xfull/mark, 80x60/mark",
    "/fit-in/-fx0/filters:fill(red)/mark, /fit-in/-100x0/filters:fill(red)/mark",
    "/0x0:10x10/50xf-10/mark, /0x0:10x10/50x50/mark",
    "/library/fxf/mark, /library/fxf/mark",
    "/filters:image(/fxf/b)/mark, /filters:image(/fxf/b)/mark",
    "/20x10/fxf/mark, /20x10/fxf/mark"
  })
  void aSideMayBeAsLongAsThePicture(String address, String resolved) {
    assertThat(FullSides.resolved(address, new Dimensions(100, 60))).isEqualTo(resolved);
  }

  @Test
  void whatALayerNamesIsKnownBeforeThePicture() {
    Parameters parameters =
        ImagorPath.parse("unsafe/filters:image(/stretch/f-5xf/mark,0,0)/a").parameters();

    assertThat(parameters.overlays()).containsExactly("mark");
    assertThat(pixel("filters:image(/stretch/f-5xf/mark,0,0)/a", 94, 59)).isEqualTo(ABOVE);
    assertThat(pixel("filters:image(/stretch/f-5xf/mark,0,0)/a", 96, 59)).isEqualTo(BELOW);
  }

  /** A red picture, on which a blue corner comes and then goes, and last a green one. */
  private static byte[] animation() throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      write(writer, 40, Color.RED, 0, "none");
      write(writer, 10, Color.BLUE, 0, "restoreToPrevious");
      write(writer, 10, Color.GREEN, 30, "restoreToBackgroundColor");
      write(writer, 10, Color.BLUE, 15, "none");
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static void write(ImageWriter writer, int side, Color colour, int at, String disposal)
      throws IOException {
    BufferedImage frame = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < side * side; i++) {
      frame.setRGB(i % side, i / side, colour.getRGB());
    }
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(
            new ImageTypeSpecifier(frame), writer.getDefaultWriteParam());
    String format = metadata.getNativeMetadataFormatName();
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
    IIOMetadataNode place = (IIOMetadataNode) root.getElementsByTagName("ImageDescriptor").item(0);
    place.setAttribute("imageLeftPosition", String.valueOf(at));
    place.setAttribute("imageTopPosition", String.valueOf(at));
    IIOMetadataNode control =
        (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
    control.setAttribute("disposalMethod", disposal);
    metadata.setFromTree(format, root);
    writer.writeToSequence(new IIOImage(frame, null, metadata), null);
  }

  @Test
  void aPageOfAnAnimationIsOneFrameUponThoseBefore() throws IOException {
    byte[] gif = animation();

    BufferedImage second = Drawn.made("filters:page(2)/a", name -> gif);
    BufferedImage third = Drawn.made("filters:page(3)/a", name -> gif);
    BufferedImage fourth = Drawn.made("filters:page(4)/a", name -> gif);

    assertThat(Drawn.made("filters:page(1)/a", name -> gif).getRGB(5, 5)).isEqualTo(0xffff0000);
    assertThat(second.getRGB(5, 5)).isEqualTo(0xff0000ff);
    assertThat(second.getRGB(35, 35)).isEqualTo(0xffff0000);
    assertThat(third.getRGB(5, 5)).isEqualTo(0xffff0000);
    assertThat(third.getRGB(35, 35)).isEqualTo(Color.GREEN.getRGB());
    assertThat(fourth.getRGB(35, 35) >>> 24).isZero();
    assertThat(fourth.getRGB(20, 20)).isEqualTo(0xff0000ff);
    assertThat(Drawn.made("20x20/filters:page(2)/a", name -> gif).getWidth()).isEqualTo(20);
  }

  @Test
  void aPageThatIsNotThereIsRefused() throws IOException {
    byte[] gif = animation();

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> Drawn.made("filters:page(5)/a", name -> gif))
        .returns(Reason.UNSUPPORTED_MEDIA_TYPE, Failure::reason);
    assertThat(Drawn.made("filters:page(5)/a", LayersTest::layers).getWidth()).isEqualTo(100);
  }

  @Test
  void everyPageIsKeptByItself() {
    Parameters first = ImagorPath.parse("unsafe/filters:page(1)/a").parameters();
    Parameters second = ImagorPath.parse("unsafe/filters:page(2)/a").parameters();

    assertThat(RenditionKey.of("a", first, java.util.Optional.empty()))
        .isNotEqualTo(RenditionKey.of("a", second, java.util.Optional.empty()));
  }
}
