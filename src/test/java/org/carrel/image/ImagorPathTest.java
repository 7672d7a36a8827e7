package org.carrel.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.carrel.image.Parameters.Align;
import org.carrel.image.Parameters.Box;
import org.carrel.image.Parameters.Crop;
import org.carrel.image.Parameters.Fit;
import org.carrel.image.Parameters.Padding;
import org.carrel.image.Parameters.Trim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that imagor's own tests read, and some more. */
final class ImagorPathTest {
  private static Parameters read(String path) {
    return ImagorPath.parse(path).parameters();
  }

  @Test
  void readsEveryPartInItsPlace() {
    Parameters all =
        read(
            "/unsafe/meta/trim/10x11:12x13/fit-in/-300x-200/left/top/smart/"
                + "filters:some_filter()/img");

    assertThat(all)
        .isEqualTo(
            new Parameters(
                true,
                new Trim(false, 0),
                new Crop(10, 11, 12, 13),
                Fit.FIT_IN,
                new Box(300, 200, true, true),
                Padding.NONE,
                new Align("left", "top", true),
                List.of(new Filter("some_filter", "")),
                "img"));
    assertThat(all.toPath())
        .isEqualTo(
            "meta/trim/10x11:12x13/fit-in/-300x-200/left/top/smart/filters:some_filter()/img");
  }

  @Test
  void readsWhichCornerTrimsAndHowFar() {
    assertThat(read("unsafe/trim:bottom-right:100/img").trim()).isEqualTo(new Trim(true, 100));
    Parameters centred = read("unsafe/trim:50/center/middle/smart/a.jpg");
    assertThat(centred.trim()).isEqualTo(new Trim(false, 50));
    assertThat(centred.align()).isEqualTo(new Align("center", "middle", true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          unsafe/b64:bXkgaW1hZ2UgKHNwZWNpYWwpPy5qcGc | my image (special)?.jpg
          unsafe/b64:some-file.jpg                   | b64:some-file.jpg
          unsafe/b64:aGVsbG8=                        | b64:aGVsbG8=
          unsafe/b64:aGVsbG8/                        | b64:aGVsbG8/
          unsafe/https:%2F%2Ffoobar%2Fx.png%3Ffoo=bar| https://foobar/x.png?foo=bar
          unsafe/trim%2Fimg                          | trim/img
          unsafe/photo%281%29.jpg                    | photo(1).jpg
          unsafe/a+b.jpg                             | a b.jpg
          unsafe/100%.jpg                            | 100%.jpg
          unsafe/1.5x2:3x4/a.jpg                     | 1.5x2:3x4/a.jpg
          unsafe/smart/300x300/a.jpg                 | 300x300/a.jpg
          unsafe/99999999999x1/a.jpg                 | 99999999999x1/a.jpg
          unsafe/filters:blur(5/a.jpg                | filters:blur(5/a.jpg
          unsafe/smart                               | smart
          """)
  void readsTheImage(String path, String image) {
    assertThat(read(path).image()).isEqualTo(image);
  }

  @Test
  void readsFiltersWithFiltersInside() {
    Parameters three =
        read("unsafe/filters:watermark(s.glbimg.com/a.jpg,0,0,0):brightness(-50):grayscale()/img");
    assertThat(three.filters())
        .extracting(Filter::toString)
        .containsExactly("watermark(s.glbimg.com/a.jpg,0,0,0)", "brightness(-50)", "grayscale()");
    assertThat(three.image()).isEqualTo("img");

    String nested = "s/filters:label(abc):watermark(aaa.com/fit-in/filters:aaa(bbb))/aaa.jpg,0,0,0";
    List<Filter> one = read("unsafe/filters:watermark(" + nested + ")/img").filters();
    assertThat(one).containsExactly(new Filter("watermark", nested));
    assertThat(one.get(0).arguments())
        .containsExactly(nested.substring(0, nested.length() - 6), "0", "0", "0");
  }

  @Test
  void dropsWhatStandsBehindAFilter() {
    assertThat(read("unsafe/filters:fill(red):format()jpg:grayscale()/img").filters())
        .containsExactly(
            new Filter("fill", "red"), new Filter("format", ""), new Filter("grayscale", ""));
  }

  @Test
  void readsSizesAndPaddings() {
    assertThat(read("/unsafe/300x/a").box()).isEqualTo(Box.of(300, 0));
    assertThat(read("/unsafe/x300/a").box()).isEqualTo(Box.of(0, 300));
    assertThat(read("/unsafe/x/a").box()).isEqualTo(Box.NONE);
    Parameters padded = read("unsafe/fit-in/0x0/5x6:7x8/X");
    assertThat(padded.padding()).isEqualTo(new Padding(5, 6, 7, 8));
    assertThat(padded.box()).isEqualTo(Box.NONE);
    assertThat(padded.toPath()).isEqualTo("fit-in/0x0/5x6:7x8/X");
    assertThat(read("unsafe/100x100/20x20/a").padding()).isEqualTo(new Padding(20, 20, 20, 20));
    assertThat(read("unsafe/20x20:30x30/a").crop()).isEqualTo(new Crop(20, 20, 30, 30));
  }

  @Test
  void readsSharesOfTheImage() {
    assertThat(read("unsafe/meta/trim/0.2x0.15:0.45x0.67/a").crop())
        .isEqualTo(new Crop(0.2, 0.15, 0.45, 0.67))
        .returns(true, Crop::isShare);
    assertThat(read("unsafe/0.1x0.1:1.0x1.0/a.jpg").crop()).returns(true, Crop::isShare);
    assertThat(read("unsafe/10x10:20x20/a.jpg").crop()).returns(false, Crop::isShare);
  }

  @ParameterizedTest
  @CsvSource({
    "fit-in/, FIT_IN",
    "adaptive-fit-in/, ADAPTIVE_FIT_IN",
    "full-fit-in/, FULL_FIT_IN",
    "adaptive-full-fit-in/, ADAPTIVE_FULL_FIT_IN",
    "stretch/, STRETCH",
    "fit-in/stretch/, FIT_IN_STRETCH"
  })
  void readsHowToFit(String text, Fit fit) {
    assertThat(read(text + "300x200/img").fit()).isEqualTo(fit);
    assertThat(read(text + "300x200/img").toPath()).isEqualTo(text + "300x200/img");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "adaptive-full-fit-in/300x200/img",
        "1920x1080/img.jpg",
        "-1920x-1080/img.jpg",
        "99999x99999/img.jpg",
        "short_signature=/img.jpg"
      })
  void takesNoWordOfTheGrammarForASignature(String path) {
    assertThat(ImagorPath.parse(path).signature()).isEmpty();
  }

  @Test
  void takesWhatLooksLikeASignatureForOne() {
    ImagorPath path = ImagorPath.parse("///some-long-folder-name/a.jpg");

    assertThat(path.signature()).isEqualTo("some-long-folder-name");
    assertThat(path.signed()).isEqualTo("a.jpg");
  }

  @Test
  void dropsLineBreaks() {
    assertThat(read("unsafe/a\r\nb\u2028c").image()).isEqualTo("abc");
  }

  @Test
  void escapesImagesThatCouldBeReadAsSomethingElse() {
    assertThat(Parameters.of("trim/img").toPath()).isEqualTo("trim%2Fimg");
    assertThat(Parameters.of("photo(1).jpg").toPath()).isEqualTo("photo%281%29.jpg");
    assertThat(Parameters.of("a/b c.jpg").toPath()).isEqualTo("a/b c.jpg");
  }

  @Test
  void showsItsFieldsInOrder() {
    ImagorPath path = ImagorPath.parse("/params/unsafe/fit-in/30x20/filters:blur(2):grayscale()/a");

    assertThat(path.params()).isTrue();
    assertThat(ParameterFields.of(path))
        .containsExactly(
            Map.entry("path", "fit-in/30x20/filters:blur(2):grayscale()/a"),
            Map.entry("image", "a"),
            Map.entry("unsafe", true),
            Map.entry("fit_in", true),
            Map.entry("width", 30),
            Map.entry("height", 20),
            Map.entry(
                "filters",
                List.of(Map.of("name", "blur", "args", "2"), Map.of("name", "grayscale"))));
  }
}
