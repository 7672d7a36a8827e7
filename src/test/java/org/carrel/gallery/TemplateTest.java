package org.carrel.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.image.Dimensions;
import org.carrel.image.Parameters;
import org.junit.jupiter.api.Test;

/** Names and values as Imagor Studio 1.2 writes them into its files. */
final class TemplateTest {
  private static final Map<String, Object> EDITED =
      Map.ofEntries(
          Map.entry("imagePath", "gallery/photo.jpg"),
          Map.entry("originalDimensions", Map.of("width", 1920, "height", 1080)),
          Map.entry("width", 800),
          Map.entry("height", 600),
          Map.entry("hFlip", true),
          Map.entry("hAlign", "left"),
          Map.entry("cropLeft", 100),
          Map.entry("cropTop", 50),
          Map.entry("cropWidth", 1600),
          Map.entry("cropHeight", 900),
          Map.entry("brightness", 10),
          Map.entry("contrast", -5),
          Map.entry("saturation", 1.5),
          Map.entry("hue", 90),
          Map.entry("grayscale", true),
          Map.entry("blur", 4),
          Map.entry("sharpen", 2),
          Map.entry("roundCornerRadius", 20),
          Map.entry("fillColor", "ff0000"),
          Map.entry("paddingLeft", 8),
          Map.entry("paddingTop", 6),
          Map.entry("paddingRight", 8),
          Map.entry("paddingBottom", 6),
          Map.entry("rotation", 90),
          Map.entry("proportion", 50),
          Map.entry("format", "jpeg"),
          Map.entry("quality", 85),
          Map.entry("maxBytes", 90000),
          Map.entry("stripIcc", true),
          Map.entry("stripExif", true));

  private static String path(Map<String, Object> wanted, Showing how) {
    return new Template(wanted).parameters(how).with("a").toPath();
  }

  private static String path(Map<String, Object> wanted) {
    return path(wanted, Showing.RESULT);
  }

  private static Showing preview(int width, int height) {
    return new Showing(true, Optional.of(new Dimensions(width, height)), Optional.empty());
  }

  @Test
  void saysAllThatTheEditorSays() {
    assertThat(path(EDITED))
        .isEqualTo(
            "100x50:1700x950/-800x600/8x6/left/filters:brightness(10):contrast(-5)"
                + ":saturation(1.5):hue(90):grayscale():blur(4):sharpen(2):round_corner(20)"
                + ":fill(ff0000):rotate(90):proportion(50):format(jpeg):quality(85)"
                + ":max_bytes(90000):strip_icc():strip_exif()/a");
  }

  @Test
  void aPreviewIsSmallerInAllItsParts() {
    assertThat(path(EDITED, preview(100, 75)))
        .isEqualTo(
            "100x50:1700x950/-100x75/1x1/left/filters:brightness(10):contrast(-5)"
                + ":saturation(1.5):hue(90):grayscale():blur(0.5):sharpen(0.25):round_corner(3)"
                + ":fill(ff0000):rotate(90):preview():format(webp):quality(85)"
                + ":max_bytes(90000):strip_icc():strip_exif()/a");
  }

  @Test
  void whileOneCutsThePreviewIsWhole() {
    Map<String, Object> cutting = new java.util.HashMap<>(EDITED);
    cutting.put("visualCropEnabled", true);
    cutting.put("layers", List.of(text("id", "x")));

    assertThat(path(cutting, preview(960, 540)))
        .startsWith("-960x540/left/filters:")
        .doesNotContain("rotate", "round_corner", "text(");
    assertThat(path(cutting)).startsWith("100x50:1700x950/").contains("rotate(90)", "text(");
  }

  @Test
  void withoutAnySizeAPreviewFits() {
    assertThat(path(Map.of("blur", 1), preview(200, 100)))
        .isEqualTo("fit-in/200x100/filters:blur(1):preview():format(webp)/a");
  }

  @Test
  void scriptsNameTheOtherTwoSidesOfACut() {
    assertThat(path(Map.of("cropLeft", 0.1, "cropTop", 0.2, "cropRight", 0.9, "cropBottom", 1)))
        .isEqualTo("0.1x0.2:0.9x1/a");
  }

  private static Map<String, Object> text(String id, String words) {
    return Map.of("type", "text", "id", id, "visible", true, "text", words);
  }

  @Test
  void wordsAreALayer() {
    Map<String, Object> layer =
        Map.ofEntries(
            Map.entry("type", "text"),
            Map.entry("id", "1"),
            Map.entry("visible", true),
            Map.entry("text", "a, b)"),
            Map.entry("x", "right-20"),
            Map.entry("y", 40),
            Map.entry("font", "sans"),
            Map.entry("fontStyle", "bold italic"),
            Map.entry("fontSize", 40),
            Map.entry("color", "ff0000"),
            Map.entry("alpha", 25),
            Map.entry("blendMode", "multiply"),
            Map.entry("width", "f-20"),
            Map.entry("align", "centre"),
            Map.entry("justify", true),
            Map.entry("wrap", "char"),
            Map.entry("spacing", 6),
            Map.entry("dpi", 96));
    Map<String, Object> wanted = Map.of("width", 800, "height", 600, "layers", List.of(layer));

    assertThat(path(wanted))
        .isEqualTo(
            "800x600/filters:text(b64:YSwgYik,right-20,40,sans-bold-italic-40,ff0000,25,multiply"
                + ",f-20,centre,true,char,6,96)/a");
    assertThat(path(wanted, preview(400, 300)))
        .contains("right-10,20,sans-bold-italic-20,ff0000,25,multiply,f-10,centre,true,char,3,96");
  }

  private static Map<String, Object> image(Map<String, Object> transforms) {
    return Map.of(
        "type",
        "image",
        "id",
        "1",
        "visible",
        true,
        "imagePath",
        "logo (1).png",
        "x",
        10,
        "y",
        "center",
        "alpha",
        50,
        "blendMode",
        "screen",
        "transforms",
        transforms);
  }

  @Test
  void picturesAreLayers() {
    Map<String, Object> transforms =
        Map.of("widthFull", true, "widthFullOffset", 20, "height", 60, "fitIn", true, "hue", 5);
    Map<String, Object> wanted =
        Map.of("width", 800, "height", 600, "layers", List.of(image(transforms)));

    Parameters made = new Template(wanted).parameters(Showing.RESULT);

    assertThat(made.with("a").toPath())
        .isEqualTo(
            "800x600/filters:image(/fit-in/780x60/filters:hue(5)/b64:bG9nbyAoMSkucG5n,10,center"
                + ",50,screen)/a");
    assertThat(made.overlays()).containsExactly("logo (1).png");
    assertThat(path(wanted, preview(400, 300))).contains("image(/fit-in/390x30/", ",5,center,");
  }

  @Test
  void layersThatAreHiddenOrBeingEditedAreLeftOut() {
    Map<String, Object> hidden = Map.of("type", "text", "id", "2", "visible", false, "text", "x");
    Map<String, Object> wanted = Map.of("layers", List.of(text("1", "one"), hidden));

    assertThat(path(wanted)).containsOnlyOnce("text(");
    assertThat(path(wanted, new Showing(false, Optional.empty(), Optional.of("1")))).isEqualTo("a");
  }

  @Test
  void layersMayLieUponALayerButNoDeeper() {
    Map<String, Object> twice =
        Map.of("layers", List.of(image(Map.of("layers", List.of(text("1", "x"))))));
    Map<String, Object> thrice = Map.of("layers", List.of(image(twice)));

    assertThat(path(twice)).contains("image(/", "filters:text(");
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> path(Map.of("layers", List.of(image(thrice)))))
        .returns(Reason.INVALID, Failure::reason);
  }

  @Test
  void nothingInATemplateBreaksOutOfItsFilter() {
    Map<String, Object> layer =
        Map.of(
            "type",
            "text",
            "id",
            "1",
            "visible",
            true,
            "text",
            "x",
            "x",
            "1):raw(",
            "font",
            "a):raw(",
            "color",
            "0,1):raw(",
            "align",
            "low):raw(",
            "width",
            "1):raw(");

    Parameters made =
        new Template(Map.of("fillColor", "red):raw(", "layers", List.of(layer)))
            .parameters(Showing.RESULT);

    assertThat(made.filters()).hasSize(2);
    assertThat(made.with("a").toPath()).doesNotContain("):raw(");
  }
}
