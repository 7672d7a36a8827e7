package org.carrel.protocol.pages;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.grant.PendingAuthorization;
import org.carrel.grant.Step;
import org.carrel.identity.Caller;

/** Asks whoever is signed in whether a client may act for the account. */
@WebServlet(urlPatterns = ConsentServlet.PATH)
public final class ConsentServlet extends PageServlet {
  static final String PATH = "/consent";

  private static final long serialVersionUID = 1L;

  private final transient OpenRequests requests;

  @Inject
  ConsentServlet(OpenRequests requests) {
    this.requests = requests;
  }

  @Override
  void show(Visit visit) throws IOException {
    PendingAuthorization waiting = requests.get(visit.asked("authorization"));
    Step step = requests.next(waiting, visit.signedIn(), visit);
    if (step instanceof Step.AskConsent ask && visit.signedIn().isPresent()) {
      visit.show(new ConsentPage(ask, visit.signedIn().get(), visit).page());
    } else {
      visit.goOn(OpenRequests.address(step, visit));
    }
  }

  @Override
  void act(Visit visit) throws IOException {
    PendingAuthorization waiting = requests.get(visit.given("authorization"));
    Optional<Caller> caller = visit.signedIn();
    if (caller.isEmpty()) {
      visit.goOn(visit.path(SignInServlet.PATH, "authorization", waiting.id()));
    } else if (visit.isForAnother(caller.get())) {
      visit.goOn(visit.path(PATH, "authorization", waiting.id()));
    } else {
      visit.goOn(OpenRequests.address(answered(waiting, caller.get(), visit), visit));
    }
  }

  private Step answered(PendingAuthorization waiting, Caller caller, Visit visit)
      throws IOException {
    return switch (visit.sent("answer").orElse("")) {
      case "allow" -> requests.approve(waiting, caller, visit);
      case "deny" -> requests.deny(waiting);
      default -> throw Failure.invalid("The answer is neither allow nor deny.");
    };
  }
}
