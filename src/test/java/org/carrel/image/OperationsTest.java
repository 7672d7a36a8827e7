package org.carrel.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.carrel.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is done to pictures, seen on pictures: each has a red, a green, a blue and a white quarter.
 */
final class OperationsTest {
  private static final Color RED = new Color(200, 0, 0);
  private static final Color GREEN = new Color(0, 200, 0);
  private static final Color BLUE = new Color(0, 0, 200);

  private final Renderer renderer = new Renderer();

  private static byte[] quarters(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    Color[] colours = {RED, GREEN, BLUE, Color.WHITE};
    for (int i = 0; i < 4; i++) {
      pen.setColor(colours[i]);
      pen.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2, height / 2);
    }
    pen.dispose();
    return png(picture);
  }

  private static byte[] png(BufferedImage picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private BufferedImage made(byte[] image, String path) {
    Parameters parameters = ImagorPath.parse("unsafe/" + path).parameters();
    Encoded encoded = renderer.render(parameters, Optional.of(ImageFormat.PNG), name -> image);
    try {
      return ImageIO.read(new ByteArrayInputStream(encoded.bytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BufferedImage made(String path) {
    return made(quarters(400, 200), path);
  }

  private static void assertColour(BufferedImage picture, double x, double y, Color colour) {
    int rgb = picture.getRGB((int) (x * picture.getWidth()), (int) (y * picture.getHeight()));
    Color found = new Color(rgb, true);
    assertThat(found.getRed()).as("red").isCloseTo(colour.getRed(), within(12));
    assertThat(found.getGreen()).as("green").isCloseTo(colour.getGreen(), within(12));
    assertThat(found.getBlue()).as("blue").isCloseTo(colour.getBlue(), within(12));
    assertThat(found.getAlpha()).as("alpha").isCloseTo(colour.getAlpha(), within(12));
  }

  @ParameterizedTest
  @CsvSource({
    "a, 400, 200",
    "100x100/a, 100, 100",
    "800x800/a, 800, 800",
    "200x/a, 200, 100",
    "x400/a, 800, 400",
    "fit-in/100x100/a, 100, 50",
    "fit-in/800x800/a, 400, 200",
    "fit-in/800x800/filters:upscale()/a, 800, 400",
    "800x800/filters:no_upscale()/a, 400, 200",
    "adaptive-fit-in/50x300/a, 100, 50",
    "adaptive-fit-in/100x300/a, 200, 100",
    "full-fit-in/100x100/a, 200, 100",
    "stretch/30x70/a, 30, 70",
    "30x70/filters:stretch()/a, 30, 70",
    "10x20:110x70/a, 100, 50",
    "0.25x0.25:0.75x0.75/a, 200, 100",
    "10x20:110x70/50x/a, 50, 25",
    "fit-in/100x100/10x20/a, 120, 90",
    "fit-in/100x100/filters:fill(red)/a, 100, 100",
    "fit-in/100x100/5x6:7x8/filters:fill(blur)/a, 112, 114",
    "filters:rotate(90)/a, 200, 400",
    "'filters:crop(10,10,50,40)/a', 50, 40",
    "filters:proportion(50)/a, 200, 100",
    "'filters:padding(red,5,6,7,8)/a', 412, 214",
    "filters:orient(90)/a, 200, 400",
    "100x100/smart/a, 100, 100"
  })
  void givesTheSizeThatIsAskedFor(String path, int width, int height) {
    BufferedImage picture = made(path);

    assertThat(picture.getWidth()).isEqualTo(width);
    assertThat(picture.getHeight()).isEqualTo(height);
  }

  @Test
  void keepsThePartThatIsAskedFor() {
    assertColour(made("50x200/left/a"), 0.5, 0.2, RED);
    assertColour(made("50x200/right/a"), 0.5, 0.2, GREEN);
    assertColour(made("400x50/bottom/a"), 0.2, 0.5, BLUE);
    assertColour(made("400x50/top/a"), 0.2, 0.5, RED);
    assertColour(made("200x100:400x200/a"), 0.5, 0.5, Color.WHITE);
    assertColour(made("50x50/filters:focal(0.1x0.6:0.3x0.8)/a"), 0.1, 0.9, BLUE);
    assertColour(made("40x200/filters:focal(300,50)/a"), 0.5, 0.1, GREEN);
  }

  @Test
  void flipsAndTurns() {
    assertColour(made("-400x200/a"), 0.2, 0.2, GREEN);
    assertColour(made("400x-200/a"), 0.2, 0.2, BLUE);
    assertColour(made("filters:rotate(90)/a"), 0.2, 0.2, GREEN);
    assertColour(made("filters:rotate(180)/a"), 0.2, 0.2, Color.WHITE);
    assertColour(made("filters:rotate(270)/a"), 0.2, 0.2, BLUE);
  }

  @Test
  void smartCuttingStaysWithWhatIsLively() {
    BufferedImage wide = new BufferedImage(600, 100, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = wide.createGraphics();
    for (int i = 0; i < 10; i++) {
      pen.setColor(i % 2 == 0 ? Color.WHITE : Color.BLACK);
      pen.fillRect(500 + i * 8, 10, 8, 80);
    }
    pen.dispose();

    BufferedImage cut = made(png(wide), "100x100/smart/a");

    assertThat(Colours.average(Canvas.working(cut, false)).getRed()).isGreaterThan(60);
  }

  @Test
  void trimsBordersOfOneColour() {
    BufferedImage bordered = new BufferedImage(100, 80, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = bordered.createGraphics();
    pen.setColor(Color.YELLOW);
    pen.fillRect(0, 0, 100, 80);
    pen.setColor(Color.BLUE);
    pen.fillRect(20, 10, 50, 40);
    pen.dispose();

    assertThat(made(png(bordered), "trim/a").getWidth()).isEqualTo(50);
    assertThat(made(png(bordered), "trim/a").getHeight()).isEqualTo(40);
    assertThat(made(png(bordered), "filters:trim(10,bottom-right)/a").getWidth()).isEqualTo(50);
    assertThat(made(png(bordered), "trim/25x/a").getHeight()).isEqualTo(20);
  }

  @ParameterizedTest
  @CsvSource({
    "grayscale(), 43, 43, 43",
    "invert(), 55, 255, 255",
    "brightness(20), 251, 51, 51",
    "contrast(-100), 128, 128, 128",
    "saturation(-100), 43, 43, 43",
    "'rgb(0,50,0)', 200, 128, 0",
    "'modulate(-50,0,0)', 100, 0, 0",
    "hue(0), 200, 0, 0",
    "'background_color(green)', 200, 0, 0",
    "no_such_filter(1), 200, 0, 0",
    "blur(3), 200, 0, 0",
    "sharpen(2), 200, 0, 0",
    "pixelate(10), 200, 0, 0"
  })
  void filtersChangeColours(String filter, int red, int green, int blue) {
    assertColour(made("filters:" + filter + "/a"), 0.25, 0.25, new Color(red, green, blue));
  }

  @Test
  void blurringMixesWhatIsBeside() {
    BufferedImage picture = made("filters:blur(20)/a");

    assertColour(picture, 0.5, 0.1, new Color(100, 100, 0));
  }

  @Test
  void fillsWhatIsLeftOver() {
    assertColour(made("fit-in/200x200/filters:fill(00ff00)/a"), 0.5, 0.1, Color.GREEN);
    assertColour(made("fit-in/200x200/top/filters:fill(lime)/a"), 0.5, 0.9, Color.GREEN);
    assertColour(made("fit-in/200x200/filters:fill(none)/a"), 0.5, 0.1, Colours.NONE);
    assertColour(made("fit-in/100x50/0x50/a"), 0.5, 0.1, Colours.NONE);
    assertColour(made("filters:round_corner(50)/a"), 0, 0, Colours.NONE);
    assertColour(made("filters:round_corner(50,50,blue)/a"), 0, 0, Color.BLUE);
    assertColour(made("100x50/color:orange"), 0.5, 0.5, new Color(255, 165, 0));
  }

  @Test
  void laysOtherImagesOnTop() {
    assertColour(made("filters:watermark(color:yellow,0,0,0,50,50)/a"), 0.001, 0.001, Color.YELLOW);
    assertColour(
        made("filters:image(40x40/color:yellow,right,bottom)/a"), 0.95, 0.95, Color.YELLOW);
    assertColour(
        made("filters:image(40x40/color:000,right,bottom,50)/a"),
        0.95,
        0.95,
        new Color(128, 128, 128));
    assertThat(made("filters:watermark(a,0,0,0,10)/a").getWidth()).isEqualTo(400);
  }

  @Test
  void writingNeverFails() {
    assertThat(made("filters:label(Hello,center,center,30,red)/a").getWidth()).isEqualTo(400);
    assertThat(made("filters:text(Hello,10,-10,serif 20,blue,50)/a").getWidth()).isEqualTo(400);
  }

  @Test
  void lowersQualityUntilTheBytesFit() {
    byte[] noise = noise();
    Encoded free = jpeg("quality(95)", noise);
    Encoded held = jpeg("quality(95):max_bytes(" + free.bytes().length / 3 + ")", noise);

    assertThat(held.bytes().length).isLessThan(free.bytes().length / 2);
    assertThat(jpeg("quality(10)", noise).bytes().length).isLessThan(free.bytes().length / 2);
  }

  private static byte[] noise() {
    BufferedImage picture = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 90_000; i++) {
      picture.setRGB(i % 300, i / 300, i * 2_654_435 ^ i << 9);
    }
    return png(picture);
  }

  private Encoded jpeg(String filters, byte[] image) {
    Parameters parameters = ImagorPath.parse("unsafe/filters:" + filters + "/a").parameters();
    return renderer.render(parameters, Optional.of(ImageFormat.JPEG), name -> image);
  }

  @Test
  void tellsFactsAboutTheResult() {
    Parameters parameters =
        ImagorPath.parse("meta/100x/filters:avgcolor():thumbhash():blurhash(4,3)/a").parameters();

    Map<String, Object> facts =
        renderer.facts(parameters, Optional.empty(), name -> quarters(400, 200));

    assertThat(facts)
        .containsEntry("format", "png")
        .containsEntry("width", 100)
        .containsEntry("height", 50)
        .containsEntry("pages", 1)
        .containsEntry("bands", 3)
        .containsEntry("orientation", 1);
    assertThat(String.valueOf(facts.get("blurhash"))).hasSize(28);
    assertThat(String.valueOf(facts.get("thumbhash"))).hasSizeBetween(20, 40);
    assertThat(String.valueOf(facts.get("average_color"))).startsWith("{r=11");
  }

  @Test
  void refusesBlurhashesOutOfRange() {
    Parameters parameters = ImagorPath.parse("meta/filters:blurhash(10,3)/a").parameters();

    assertThatThrownBy(() -> renderer.facts(parameters, Optional.empty(), name -> quarters(40, 20)))
        .isInstanceOf(Failure.class);
  }
}
