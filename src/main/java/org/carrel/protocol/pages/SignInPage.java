package org.carrel.protocol.pages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.grant.PendingAuthorization;
import org.carrel.identity.Outcome;

/**
 * The form for name and password.
 *
 * @param client the name of whoever the waiting request is from
 * @param next where to go on to without one
 */
record SignInPage(
    Optional<PendingAuthorization> waiting, Optional<String> client, LocalPath next, Visit visit) {

  Page blank() {
    return page(200, Optional.empty());
  }

  Page incomplete() {
    return page(400, Optional.of(words().text("sign-in.incomplete")));
  }

  /** Says the same of unknown names and wrong passwords, and nothing of what was typed. */
  Page refused(Outcome.Rejected rejected) {
    return switch (rejected.reason()) {
      case BAD_CREDENTIAL -> {
        visit.response().setHeader("WWW-Authenticate", ErrorPage.CHALLENGE);
        yield page(401, Optional.of(words().text("sign-in.wrong")));
      }
      case ACCOUNT_LOCKED -> page(403, Optional.of(words().text("sign-in.locked")));
      case THROTTLED -> later(429, rejected.retryAfter().orElse(Duration.ofMinutes(1)));
      default -> later(503, rejected.retryAfter().orElse(Duration.ofSeconds(1)));
    };
  }

  private Page later(int status, Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    visit.response().setHeader("Retry-After", Long.toString(seconds));
    long minutes = (seconds + 59) / 60;
    return page(status, Optional.of(words().text("sign-in." + status, Long.toString(minutes))));
  }

  private Page page(int status, Optional<String> trouble) {
    Parts parts = new Parts(words());
    List<Html> content = new ArrayList<>();
    content.add(parts.heading("sign-in.title"));
    client.ifPresent(name -> content.add(parts.paragraph("sign-in.client", name)));
    trouble.ifPresent(text -> content.add(parts.alert(text)));
    visit
        .signedIn()
        .filter(who -> mayGoOn())
        .ifPresent(who -> content.add(alreadyIn(parts, who.username())));
    content.add(form(parts, trouble));
    waiting.ifPresent(open -> content.add(cancel(parts)));
    String title = words().text(trouble.isEmpty() ? "sign-in.title" : "sign-in.title.error");
    Page page = Page.of(status, title, content);
    return waiting.map(open -> page.leadingTo(OpenRequests.target(open))).orElse(page);
  }

  /** Unless a request is shown the page because it wants a fresh sign-in. */
  private boolean mayGoOn() {
    return waiting.isEmpty() || visit.asked(SignInServlet.ANOTHER).isPresent();
  }

  private Html alreadyIn(Parts parts, String username) {
    Html goOn = parts.link("sign-in.go-on", onward());
    return Html.element("p")
        .holding(words().around("sign-in.already", Parts.named(username)))
        .holding(Html.text(" "))
        .holding(goOn)
        .with("class", "note");
  }

  private String onward() {
    return waiting
        .map(open -> visit.path(SignInServlet.PATH, "authorization", open.id()))
        .orElse(next.text());
  }

  private Html form(Parts parts, Optional<String> trouble) {
    Html.Element name =
        input("text", "username")
            .with("autocapitalize", "none")
            .with("spellcheck", "false")
            .with("maxlength", "64");
    Html.Element password = input("password", "current-password");
    Optional<String> hint = waiting.flatMap(open -> open.request().loginHint());
    return parts.form(
        action(),
        parts.field(
            "sign-in.username",
            "username",
            hint.map(text -> name.with("value", text)).orElseGet(() -> Parts.first(name, trouble))),
        parts.field(
            "sign-in.password",
            "password",
            hint.isPresent() ? Parts.first(password, trouble) : password),
        parts.button("sign-in.submit"));
  }

  /** A form of its own, which asks for no name and no password. */
  private Html cancel(Parts parts) {
    return parts.form(
        action(), parts.button("sign-in.cancel").with("name", "answer").with("value", "deny"));
  }

  private static Html.Element input(String type, String autocomplete) {
    return Html.element("input").with("type", type).with("autocomplete", autocomplete);
  }

  private String action() {
    return waiting
        .map(open -> visit.path(SignInServlet.PATH, "authorization", open.id()))
        .orElseGet(
            () ->
                next.text().equals(visit.path("/"))
                    ? visit.path(SignInServlet.PATH)
                    : visit.path(SignInServlet.PATH, "next", next.text()));
  }

  private Words words() {
    return visit.words();
  }
}
