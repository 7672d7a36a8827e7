package org.carrel.protocol.pages;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.carrel.identity.Authentication;
import org.carrel.identity.Outcome;
import org.carrel.identity.Password;
import org.carrel.identity.UsernamePassword;

/** Signs somebody in with the password that they have just chosen. */
@Singleton
final class FirstSignIn {
  private final Authentication authentication;
  private final BrowserSession session;

  @Inject
  FirstSignIn(Authentication authentication, BrowserSession session) {
    this.authentication = authentication;
    this.session = session;
  }

  /** Whoever cannot be signed in right now does it on the page for it. */
  void goOn(String username, Password password, Visit visit) {
    Outcome outcome =
        authentication.signIn(new UsernamePassword(username, password), visit.origin());
    if (outcome instanceof Outcome.Accepted accepted) {
      session.open(accepted.caller(), visit);
      visit.goOn(visit.path("/"));
    } else {
      visit.goOn(visit.path(SignInServlet.PATH));
    }
  }
}
