package org.carrel.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words upon a white picture, seen by the box of all that is not white. */
final class LetteringTest {
  private static final byte[] WHITE = Drawn.plain(400, 300, Color.WHITE);

  private static BufferedImage made(String filter) {
    return Drawn.made("filters:" + filter + "/a", name -> WHITE);
  }

  private static Rectangle ink(String filter) {
    BufferedImage picture = made(filter);
    Rectangle ink = new Rectangle(-1, -1);
    for (int i = 0; i < 400 * 300; i++) {
      if ((picture.getRGB(i % 400, i / 400) & 0xffffff) != 0xffffff) {
        ink.add(i % 400, i / 400);
        ink.add(i % 400 + 1, i / 400 + 1);
      }
    }
    return ink;
  }

  @Test
  void linesAreBrokenAtTheirWidth() {
    Rectangle free = ink("text(one two three four,0,0,sans-20)");
    Rectangle narrow = ink("text(one two three four,0,0,sans-20,black,0,normal,100)");

    assertThat(narrow.width).isLessThanOrEqualTo(100).isLessThan(free.width);
    assertThat(narrow.height).isGreaterThan(free.height + 15);
  }

  @Test
  void aWidthMayFollowThePicture() {
    String text = "text(" + "one two three ".repeat(9).strip() + ",0,0,sans-20,black,0,normal,";

    assertThat(ink(text + "f)").width).isBetween(300, 400);
    assertThat(ink(text + "f-200)").width).isBetween(120, 200);
    assertThat(ink(text + "50p)").width).isBetween(120, 200);
  }

  @Test
  void shortLinesStandOnTheirSide() {
    String text = "text(one two three x,0,0,sans-20,black,0,normal,120,";
    BufferedImage low = made(text + "low)");
    BufferedImage high = made(text + "high)");

    assertThat(low.getRGB(0, 0)).isEqualTo(0xffffffff);
    assertThat(ink(text + "low)").x).isLessThan(ink(text + "centre)").x + 1);
    assertThat(differs(low, high)).isTrue();
  }

  @Test
  void justifiedLinesReachBothSides() {
    String text = "text(aa bb cc dddddddddd,0,0,sans-20,black,0,normal,150,low,";

    assertThat(ink(text + "true)").width).isGreaterThan(ink(text + "false)").width);
  }

  @Test
  void aLongWordIsBrokenWhereThatIsWanted() {
    String text = "text(" + "m".repeat(30) + ",0,0,sans-20,black,0,normal,100,low,false,";

    assertThat(ink(text + "char)").width).isLessThanOrEqualTo(100);
    assertThat(ink(text + "wordchar)").width).isLessThanOrEqualTo(100);
    assertThat(ink(text + "word)").width).isGreaterThan(200);
    assertThat(ink(text + "none)").width).isGreaterThan(200);
  }

  @Test
  void linesStandFurtherApart() {
    String text = "text(one two,0,0,sans-20,black,0,normal,60,low,false,word,";

    assertThat(ink(text + "40)").height).isEqualTo(ink(text + "0)").height + 40);
  }

  @Test
  void moreDotsAnInchMakeLargerLetters() {
    String text = "text(one,0,0,sans-20,black,0,normal,0,low,false,word,0,";

    assertThat(ink(text + "144)").width).isGreaterThan(ink(text + "72)").width * 3 / 2);
  }

  @Test
  void wordsMayBeEncoded() {
    assertThat(ink("text(b64:b25lIHR3bw,10,10,sans-20)"))
        .isEqualTo(ink("text(one two,10,10,sans-20)"));
  }

  @Test
  void coloursMeetAsTheBlendSays() {
    assertThat(ink("text(one,0,0,sans-40,white,0,multiply)").isEmpty()).isTrue();
    assertThat(ink("text(one,0,0,sans-40,white,0,difference)").isEmpty()).isFalse();
    BufferedImage masked = made("text(one,0,0,sans-40,white,0,mask)");
    assertThat(masked.getRGB(399, 299) >>> 24).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "sans 20, sans, 0, 20",
    "sans-bold-32, sans, 1, 32",
    "serif bold italic 12.4, serif, 3, 12",
    "'', '', 0, 20",
    "mono, mono, 0, 20",
    "sans 99999, sans, 0, 2000"
  })
  void readsTypefaces(String text, String family, int style, int size) {
    Typeface typeface = Typeface.read(text, 72);

    assertThat(typeface.family()).startsWith(family);
    assertThat(typeface.style()).isEqualTo(style);
    assertThat(typeface.size()).isEqualTo(size);
    assertThat(typeface.font().getSize()).isEqualTo(size);
    assertThat(Font.BOLD | Font.ITALIC).isEqualTo(3);
  }

  private static boolean differs(BufferedImage one, BufferedImage other) {
    for (int i = 0; i < 400 * 300; i++) {
      if (one.getRGB(i % 400, i / 400) != other.getRGB(i % 400, i / 400)) {
        return true;
      }
    }
    return false;
  }
}
