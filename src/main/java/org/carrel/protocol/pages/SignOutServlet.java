package org.carrel.protocol.pages;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.grant.Clients;

/** Ends the session of this browser, once somebody has said so on the page. */
@WebServlet(urlPatterns = SignOutServlet.PATH)
public final class SignOutServlet extends PageServlet {
  static final String PATH = "/sign-out";

  private static final long serialVersionUID = 1L;

  private final transient BrowserSession session;
  private final transient Clients clients;

  @Inject
  SignOutServlet(BrowserSession session, Clients clients) {
    this.session = session;
    this.clients = clients;
  }

  @Override
  void show(Visit visit) throws IOException {
    Words words = visit.words();
    Optional<ReturnAddress> back = ReturnAddress.of(visit, clients);
    Page page = Page.of(200, words.text("sign-out.title"), content(back, visit));
    visit.show(back.map(address -> page.leadingTo(address.target())).orElse(page));
  }

  private static List<Html> content(Optional<ReturnAddress> back, Visit visit) {
    Parts parts = new Parts(visit.words());
    List<Html> content = new ArrayList<>();
    content.add(parts.heading("sign-out.title"));
    content.add(
        visit
            .signedIn()
            .map(caller -> parts.paragraph("sign-out.account", caller.username()))
            .orElseGet(() -> parts.paragraph("sign-out.nobody")));
    back.ifPresent(
        address -> content.add(parts.paragraph("sign-out.target", address.target().place())));
    List<Html> fields = back.map(ReturnAddress::fields).orElse(List.of());
    content.add(
        parts
            .form(visit.path(PATH))
            .holding(fields)
            .holding(parts.button(visit.signedIn().isPresent() ? "sign-out.submit" : "go-on")));
    content.add(Html.element("p", parts.link("sign-out.stay", visit.path("/"))));
    return content;
  }

  @Override
  void act(Visit visit) throws IOException {
    Optional<ReturnAddress> back = ReturnAddress.of(visit, clients);
    session.end(visit);
    visit.goOn(back.map(ReturnAddress::uri).orElseGet(() -> visit.path(SignInServlet.PATH)));
  }
}
