package org.carrel.protocol.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.carrel.http.Links;
import org.carrel.http.Refusal;
import org.carrel.http.RequestId;

/** What a browser shows for a request that was not carried out: what to do, and where to look. */
final class ErrorPage {
  /** No browser knows this scheme, so none asks for a password by itself. */
  static final String CHALLENGE = "Cookie realm=\"carrel\"";

  private ErrorPage() {}

  static Refusal of(int status, HttpServletRequest request) {
    Words words = Words.of(request);
    String home = Links.of(request).path("/");
    Page page = page(status, words, home, RequestId.of(request));
    Map<String, String> headers =
        Map.of("Content-Security-Policy", page.policy(), "Content-Language", words.language());
    Refusal refusal = new Refusal(status, headers, "text/html", page.html(words, home));
    return status == 401 ? refusal.with("WWW-Authenticate", CHALLENGE) : refusal;
  }

  private static Page page(int status, Words words, String home, String reference) {
    String key = key(status, words);
    String title = words.text(key + ".title");
    return new Page(
        status,
        title,
        List.of(
            Html.element("h1", title),
            Html.element("p", words.text(key + ".text")),
            Html.element("p", Html.element("a", words.text("error.home")).with("href", home)),
            Html.element("p", words.text("error.reference") + " ")
                .holding(Html.element("code", reference))
                .with("class", "small")),
        "'none'",
        "no-referrer");
  }

  private static String key(int status, Words words) {
    String own = "error." + status;
    if (words.knows(own + ".title")) {
      return own;
    }
    return status < 500 ? "error.400" : "error.500";
  }
}
