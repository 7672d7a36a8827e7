package org.carrel.protocol.pages;

import java.util.List;

/**
 * What is shown for one request.
 *
 * @param formAction where its forms may lead, redirects included, as Content-Security-Policy says
 *     it
 * @param referrer what its forms and links tell of its address, as Referrer-Policy says it. Under
 *     no-referrer, as the header has it, browsers send "Origin: null" with our own forms
 */
record Page(int status, String title, List<Html> content, String formAction, String referrer) {

  Page {
    content = List.copyOf(content);
  }

  /** A page whose forms lead to ourselves only. */
  static Page of(int status, String title, List<? extends Html> content) {
    return new Page(status, title, List.copyOf(content), "'self'", "same-origin");
  }

  /** Its forms may lead to a client's verified address, too. */
  Page leadingTo(RedirectTarget target) {
    return new Page(status, title, content, formAction + " " + target.source(), referrer);
  }

  /** Its own address holds a secret, of which no request tells: the host alone is named. */
  Page hidingItsAddress() {
    return new Page(status, title, content, formAction, "strict-origin");
  }

  /**
   * @see <a href="https://www.w3.org/TR/CSP3/#form-action-pre-navigate">CSP 3, form-action</a>:
   *     Chromium holds it against redirects as well
   */
  String policy() {
    return "default-src 'none'; style-src "
        + Stylesheet.SOURCE
        + "; img-src 'self' data:; form-action "
        + formAction
        + "; frame-ancestors 'none'; base-uri 'none'";
  }

  /** The whole document. */
  String html(Words words, String home) {
    StringBuilder html = new StringBuilder(8192);
    html.append("<!doctype html>\n");
    html.append("<html lang=\"").append(words.language()).append("\">\n<head>\n");
    html.append("<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
    html.append("<meta name=\"robots\" content=\"noindex\">\n");
    html.append("<meta name=\"referrer\" content=\"").append(referrer).append("\">\n");
    html.append("<link rel=\"icon\" href=\"data:,\">\n");
    html.append("<title>").append(Escapes.of(title)).append(" · Carrel</title>\n");
    html.append("<style>").append(Stylesheet.TEXT).append("</style>\n</head>\n");
    body(home).write(html);
    return html.append("\n</html>\n").toString();
  }

  private Html body(String home) {
    Html brand = Html.element("a", "Carrel").with("href", home).with("class", "brand");
    return Html.element("body", Html.element("header", brand))
        .holding(Html.element("main").holding(content));
  }
}
