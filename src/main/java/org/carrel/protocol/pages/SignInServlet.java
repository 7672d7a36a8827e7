package org.carrel.protocol.pages;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.util.Optional;
import org.carrel.grant.PendingAuthorization;
import org.carrel.grant.Step;
import org.carrel.identity.Authentication;
import org.carrel.identity.Caller;
import org.carrel.identity.Outcome;
import org.carrel.identity.Password;
import org.carrel.identity.UsernamePassword;

/** Signs in whoever wants to let a client in, or to go on to another page of ours. */
@WebServlet(urlPatterns = SignInServlet.PATH)
public final class SignInServlet extends PageServlet {
  static final String PATH = "/sign-in";

  /** Says that whoever is signed in already wants to be somebody else. */
  static final String ANOTHER = "another";

  private static final long serialVersionUID = 1L;
  private static final int LONGEST_TYPED = 1024;

  private final transient OpenRequests requests;
  private final transient Authentication authentication;
  private final transient BrowserSession session;

  @Inject
  SignInServlet(OpenRequests requests, Authentication authentication, BrowserSession session) {
    this.requests = requests;
    this.authentication = authentication;
    this.session = session;
  }

  @Override
  void show(Visit visit) throws IOException {
    Optional<PendingAuthorization> waiting = waiting(visit);
    if (waiting.isPresent() && visit.asked(ANOTHER).isEmpty()) {
      Step step = requests.next(waiting.get(), visit.signedIn(), visit);
      if (!(step instanceof Step.SignIn)) {
        visit.goOn(OpenRequests.address(step, visit));
        return;
      }
    }
    visit.show(page(waiting, visit).blank());
  }

  @Override
  void act(Visit visit) throws IOException {
    Optional<PendingAuthorization> waiting = waiting(visit);
    if (waiting.isPresent() && visit.sent("answer").filter("deny"::equals).isPresent()) {
      visit.goOn(OpenRequests.address(requests.deny(waiting.get()), visit));
      return;
    }
    String username = visit.sent("username").orElse("");
    String password = visit.sent("password").orElse("");
    if (!isTyped(username) || !isTyped(password)) {
      visit.show(page(waiting, visit).incomplete());
      return;
    }
    Outcome outcome =
        authentication.signIn(
            new UsernamePassword(username, Password.plain(password)), visit.origin());
    if (outcome instanceof Outcome.Accepted accepted) {
      visit.goOn(after(waiting, session.open(accepted.caller(), visit), visit));
    } else {
      visit.show(page(waiting, visit).refused((Outcome.Rejected) outcome));
    }
  }

  /** What no person can have typed costs no hash. */
  private static boolean isTyped(String text) {
    return !text.isEmpty() && text.length() <= LONGEST_TYPED && text.indexOf('\0') < 0;
  }

  private Optional<PendingAuthorization> waiting(Visit visit) {
    Optional<String> id = visit.asked("authorization");
    return id.isEmpty() ? Optional.empty() : Optional.of(requests.get(id));
  }

  private String after(Optional<PendingAuthorization> waiting, Caller caller, Visit visit) {
    return waiting
        .map(open -> requests.next(open, Optional.of(caller), visit))
        .map(step -> OpenRequests.address(step, visit))
        .orElseGet(() -> next(visit).text());
  }

  private SignInPage page(Optional<PendingAuthorization> waiting, Visit visit) {
    return new SignInPage(
        waiting, waiting.map(open -> requests.client(open).name()), next(visit), visit);
  }

  private static LocalPath next(Visit visit) {
    return LocalPath.of(visit.asked("next"), visit.path("/"));
  }
}
