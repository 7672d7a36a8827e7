package org.carrel.image;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Words in lines.
 *
 * @param width of the lines in pixels; 0 breaks them nowhere but where the text does
 * @param side where short lines stand: 0 on the left, 0.5 in the middle, 1 on the right
 * @param spacing between lines, in pixels beside what the letters need
 */
record Paragraph(String text, int width, double side, boolean justified, Wrap wrap, int spacing) {

  /** Where a line that is too long may be broken. */
  enum Wrap {
    WORD,
    CHAR,
    /** Between words, and between letters where a word alone is too long. */
    WORDCHAR,
    NONE;

    static Wrap named(String name) {
      for (Wrap wrap : values()) {
        if (wrap.name().toLowerCase(Locale.ROOT).equals(name)) {
          return wrap;
        }
      }
      return name.equals("word-char") ? WORDCHAR : WORD;
    }
  }

  /**
   * @param last of its sentence, so that it is not stretched
   */
  private record Line(String text, boolean last) {}

  private List<Line> lines(FontMetrics letters) {
    List<Line> lines = new ArrayList<>();
    for (String sentence : text.split("\\R", -1)) {
      String rest = sentence;
      int end = end(rest, letters);
      while (end < rest.length()) {
        lines.add(new Line(rest.substring(0, end).stripTrailing(), false));
        rest = rest.substring(end).stripLeading();
        end = end(rest, letters);
      }
      lines.add(new Line(rest, true));
    }
    return lines;
  }

  /** How much of it stands in one line. */
  private int end(String rest, FontMetrics letters) {
    if (width <= 0 || wrap == Wrap.NONE || letters.stringWidth(rest) <= width) {
      return rest.length();
    }
    int most = 1;
    while (most < rest.length() && letters.stringWidth(rest.substring(0, most + 1)) <= width) {
      most++;
    }
    if (wrap == Wrap.CHAR) {
      return most;
    }
    int blank = rest.lastIndexOf(' ', most);
    if (blank > 0) {
      return blank;
    }
    int next = rest.indexOf(' ');
    return wrap == Wrap.WORDCHAR ? most : next > 0 ? next : rest.length();
  }

  /** Pixels that it takes along both sides. */
  Dimensions size(FontMetrics letters) {
    List<Line> lines = lines(letters);
    int widest = lines.stream().mapToInt(line -> letters.stringWidth(line.text())).max().orElse(1);
    int height = lines.size() * (letters.getHeight() + spacing) - spacing;
    return new Dimensions(Math.max(1, Math.max(width, widest)), Math.max(1, height));
  }

  void draw(Graphics2D pen, int left, int top) {
    FontMetrics letters = pen.getFontMetrics();
    int full = size(letters).width();
    int base = top + letters.getAscent();
    for (Line line : lines(letters)) {
      int spare = full - letters.stringWidth(line.text());
      if (justified && !line.last() && width > 0) {
        stretch(pen, line.text(), left, base, spare);
      } else {
        pen.drawString(line.text(), left + (int) Math.round(side * spare), base);
      }
      base += letters.getHeight() + spacing;
    }
  }

  private static void stretch(Graphics2D pen, String line, int left, int base, int spare) {
    String[] words = line.split(" ", -1);
    double more = words.length > 1 ? (double) spare / (words.length - 1) : 0;
    double at = left;
    for (String word : words) {
      pen.drawString(word, (float) at, base);
      at += pen.getFontMetrics().stringWidth(word + " ") + more;
    }
  }
}
