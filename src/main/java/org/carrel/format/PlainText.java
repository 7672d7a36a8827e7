package org.carrel.format;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.owasp.html.HtmlStreamEventReceiver;

/** The words of a document on one line; what stands in blocks of its own is parted by a space. */
final class PlainText implements HtmlStreamEventReceiver {
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Set<String> WITHIN_WORDS =
      Set.of(
          "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i",
          "ins", "kbd", "mark", "q", "ruby", "s", "samp", "small", "span", "strike", "strong",
          "sub", "sup", "time", "tt", "u", "var", "wbr");

  private final StringBuilder text = new StringBuilder();

  @Override
  public void openDocument() {}

  @Override
  public void closeDocument() {}

  @Override
  public void openTag(String element, List<String> attributes) {
    part(element);
  }

  @Override
  public void closeTag(String element) {
    part(element);
  }

  private void part(String element) {
    if (!WITHIN_WORDS.contains(element)) {
      text.append(' ');
    }
  }

  @Override
  public void text(String words) {
    text.append(words);
  }

  @Override
  public String toString() {
    return BLANKS.matcher(text).replaceAll(" ").strip();
  }
}
