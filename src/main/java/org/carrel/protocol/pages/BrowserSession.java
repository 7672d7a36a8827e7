package org.carrel.protocol.pages;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.CredentialReader;
import org.carrel.http.SessionCookies;
import org.carrel.identity.Authentication;
import org.carrel.identity.Caller;
import org.carrel.identity.NewSession;
import org.carrel.identity.Outcome;
import org.carrel.identity.SessionCookie;
import org.carrel.identity.SessionKind;
import org.carrel.identity.Sessions;

/** The session in the browser's cookie. */
@Singleton
final class BrowserSession {
  private final Authentication authentication;
  private final Sessions sessions;

  @Inject
  BrowserSession(Authentication authentication, Sessions sessions) {
    this.authentication = authentication;
    this.sessions = sessions;
  }

  /**
   * Opens one in place of the one the browser came with, so that no id lives on from before.
   *
   * @param shown a caller whose password was right
   * @return the caller as the new session proves it
   */
  Caller open(Caller shown, Visit visit) {
    endPresent(visit);
    NewSession opened = sessions.open(shown, SessionKind.COOKIE, visit.origin());
    SessionCookies.issue(
        visit.request(), visit.response(), opened.secret(), sessions.life(SessionKind.COOKIE));
    Outcome proved = authentication.verify(new SessionCookie(opened.secret()), visit.origin());
    if (proved instanceof Outcome.Accepted accepted) {
      return accepted.caller();
    }
    throw new Failure(Reason.UNAVAILABLE, "The account was changed just now. Sign in again.");
  }

  /** Ends it, if there is one, and makes the browser forget it. */
  void end(Visit visit) {
    endPresent(visit);
    SessionCookies.clear(visit.request(), visit.response());
  }

  private void endPresent(Visit visit) {
    CredentialReader.COOKIE
        .read(visit.request())
        .map(SessionCookie.class::cast)
        .ifPresent(cookie -> sessions.end(cookie.id()));
  }
}
