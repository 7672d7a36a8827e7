package org.carrel.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.PolicyFactory;

/**
 * Makes a chapter safe to show: its structure, text, pictures and style sheets survive; scripts,
 * forms, frames and whatever is fetched from elsewhere do not. References become addresses.
 */
final class ChapterHtml {
  /**
   * XHTML ends elements so; an HTML parser would take such a title or anchor for an open one.
   * Nothing is looked at twice, however long it is.
   */
  private static final Pattern ENDED = Pattern.compile("<([a-zA-Z][^\\s<>/]*+)([^<>]*+)(?<=/)>");

  private static final Set<String> VOID =
      Set.of("br", "hr", "img", "image", "link", "meta", "col", "source", "wbr", "area", "base");
  private static final Pattern OUTSIDE = Pattern.compile("(?i)(https?://|mailto:).*");
  private static final String[] STRUCTURE = {
    "html",
    "body",
    "section",
    "article",
    "aside",
    "header",
    "footer",
    "main",
    "nav",
    "div",
    "p",
    "span",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hgroup",
    "address",
    "blockquote",
    "pre",
    "br",
    "hr",
    "wbr",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "figure",
    "figcaption",
    "table",
    "caption",
    "colgroup",
    "col",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "big",
    "center",
    "cite",
    "code",
    "del",
    "dfn",
    "em",
    "font",
    "i",
    "ins",
    "kbd",
    "mark",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "small",
    "strike",
    "strong",
    "sub",
    "sup",
    "time",
    "tt",
    "u",
    "var",
    "img",
    "audio",
    "video",
    "source",
    "details",
    "summary"
  };

  private final String entry;
  private final PartLinks links;

  ChapterHtml(String entry, PartLinks links) {
    this.entry = entry;
    this.links = links;
  }

  /** A whole document in UTF-8. */
  String of(String chapter) {
    String clean = policy().sanitize(opened(chapter));
    return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"/></head><body>\n"
        + clean
        + "\n</body></html>\n";
  }

  /** Its words alone, in their order. */
  String text(String chapter) {
    PlainText text = new PlainText();
    HtmlSanitizer.sanitize(opened(chapter), policy().apply(text));
    return text.toString();
  }

  private static String opened(String xhtml) {
    return ENDED
        .matcher(xhtml)
        .replaceAll(
            found -> {
              String name = found.group(1);
              String rest = found.group(2).substring(0, found.group(2).length() - 1);
              String whole =
                  VOID.contains(name.toLowerCase(Locale.ROOT))
                      ? found.group()
                      : "<" + name + rest + "></" + name + ">";
              return Matcher.quoteReplacement(whole);
            });
  }

  private PolicyFactory policy() {
    return new HtmlPolicyBuilder()
        .allowElements(STRUCTURE)
        .allowElements((name, attributes) -> picture(attributes), "image")
        .allowElements("link")
        .allowWithoutAttributes("a", "span", "font", "img")
        .allowAttributes("class", "id", "lang", "dir", "title", "role")
        .globally()
        .allowAttributes("href")
        .matching((element, attribute, value) -> link(value))
        .onElements("a")
        .allowAttributes("src", "poster")
        .matching((element, attribute, value) -> inside(value))
        .onElements("img", "audio", "video", "source")
        .allowAttributes("href", "xlink:href")
        .matching((element, attribute, value) -> inside(value))
        .onElements("image")
        .allowAttributes("href")
        .matching((element, attribute, value) -> inside(value))
        .onElements("link")
        .allowAttributes("rel")
        .matching(true, "stylesheet")
        .onElements("link")
        .allowAttributes("alt", "width", "height")
        .onElements("img", "image", "video", "table", "td", "th", "col")
        .allowAttributes("colspan", "rowspan", "align", "valign", "scope", "span")
        .onElements("td", "th", "tr", "col", "colgroup", "p", "div", "table")
        .allowAttributes("start", "value", "type", "datetime", "controls", "open")
        .onElements("ol", "li", "time", "audio", "video", "details")
        .allowStyling()
        .allowUrlProtocols("http", "https", "mailto")
        .disallowTextIn("head", "title", "script", "style", "noscript", "iframe", "object")
        .toFactory();
  }

  /** SVG that shows a picture is what covers are wrapped in. */
  private static @Nullable String picture(List<String> attributes) {
    for (int i = 0; i < attributes.size(); i += 2) {
      if (attributes.get(i).endsWith("href")) {
        attributes.set(i, "src");
        return "img";
      }
    }
    return null;
  }

  private @Nullable String link(String reference) {
    if (reference.startsWith("#") || OUTSIDE.matcher(reference).matches()) {
      return reference;
    }
    return inside(reference);
  }

  private @Nullable String inside(String reference) {
    int fragment = reference.indexOf('#');
    String rest = fragment < 0 ? "" : reference.substring(fragment);
    Optional<String> target =
        reference.matches("(?s)[a-zA-Z][a-zA-Z0-9+.-]*:.*")
            ? Optional.empty()
            : EntryPath.resolve(entry, reference);
    return target.map(path -> links.to(path) + rest).orElse(null);
  }
}
