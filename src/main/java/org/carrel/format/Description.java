package org.carrel.format;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** Makes a blurb safe to show: blocks, emphasis, lists and web links survive, all else goes. */
final class Description {
  private static final int MAX = 32_768;
  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^>]*>");
  private static final Pattern BLANK_LINE = Pattern.compile("\\R[ \\t]*\\R\\s*");
  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowCommonBlockElements()
          .allowCommonInlineFormattingElements()
          .allowElements("a", "br", "hr")
          .allowAttributes("href")
          .onElements("a")
          .allowUrlProtocols("http", "https")
          .requireRelNofollowOnLinks()
          .toFactory();

  private Description() {}

  /**
   * @param raw HTML or plain text, whose blank lines part paragraphs
   * @return null if nothing is left
   */
  static @Nullable String sanitise(@Nullable String raw) {
    if (raw == null || raw.isBlank()) {
      return null;
    }
    String text = Text.cut(raw.strip(), MAX);
    String clean = POLICY.sanitize(TAG.matcher(text).find() ? text : paragraphs(text));
    return clean.isBlank() ? null : clean;
  }

  private static String paragraphs(String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
    return "<p>" + BLANK_LINE.matcher(escaped).replaceAll("</p><p>") + "</p>";
  }
}
