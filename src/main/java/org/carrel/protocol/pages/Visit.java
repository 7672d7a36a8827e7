package org.carrel.protocol.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.http.Body;
import org.carrel.http.CurrentCaller;
import org.carrel.http.CurrentOrigin;
import org.carrel.http.Links;
import org.carrel.identity.Caller;
import org.carrel.identity.Origin;
import org.carrel.identity.Proof;

/** One request for a page, and its answer. */
record Visit(HttpServletRequest request, HttpServletResponse response, Words words) {

  static Visit of(HttpServletRequest request, HttpServletResponse response) {
    return new Visit(request, response, Words.of(request));
  }

  /**
   * A field of the query.
   *
   * @throws Failure INVALID if it is given twice
   */
  Optional<String> asked(String name) {
    return Body.ofQuery(request).text(name);
  }

  /** A field of the form that was sent, with the same limits. */
  Optional<String> sent(String name) throws IOException {
    return request.getMethod().equals("POST") ? Body.of(request).text(name) : Optional.empty();
  }

  /** A field of the query or, without one there, of the form. */
  Optional<String> given(String name) throws IOException {
    Optional<String> asked = asked(name);
    return asked.isPresent() ? asked : sent(name);
  }

  /** Who has a session; whom the door lets pass otherwise is nobody here. */
  Optional<Caller> signedIn() {
    return CurrentCaller.of(request).filter(caller -> caller.proof() == Proof.SESSION);
  }

  /** Whether the form was shown to another account than has signed in since, in another tab. */
  boolean isForAnother(Caller caller) throws IOException {
    return sent("account").filter(id -> !id.equals(caller.accountId().toString())).isPresent();
  }

  Origin origin() {
    return CurrentOrigin.of(request);
  }

  String path(String path) {
    return Links.of(request).path(path);
  }

  String path(String path, String parameter, String value) {
    return path(path + "?" + parameter + "=" + URLEncoder.encode(value, UTF_8));
  }

  void show(Page page) throws IOException {
    byte[] html = page.html(words, path("/")).getBytes(UTF_8);
    response.setStatus(page.status());
    response.setHeader("Content-Security-Policy", page.policy());
    response.setHeader("Content-Language", words.language());
    response.setContentType("text/html;charset=UTF-8");
    response.setContentLength(html.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(html);
    }
  }

  /** By 303, so that going back or reloading repeats nothing. */
  void goOn(String address) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", address);
  }
}
