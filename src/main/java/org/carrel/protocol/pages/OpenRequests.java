package org.carrel.protocol.pages;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.grant.Authorizations;
import org.carrel.grant.Client;
import org.carrel.grant.Clients;
import org.carrel.grant.PendingAuthorization;
import org.carrel.grant.PendingAuthorizations;
import org.carrel.grant.Step;
import org.carrel.identity.Caller;

/** The pending authorization that a page is about, and the way from one step of it to the next. */
@Singleton
final class OpenRequests {
  private final PendingAuthorizations pending;
  private final Authorizations authorizations;
  private final Clients clients;

  @Inject
  OpenRequests(PendingAuthorizations pending, Authorizations authorizations, Clients clients) {
    this.pending = pending;
    this.authorizations = authorizations;
    this.clients = clients;
  }

  /**
   * @throws Failure NOT_FOUND for none, an unknown one, one that waited too long, and one that no
   *     browser can be sent back from
   */
  PendingAuthorization get(Optional<String> id) {
    return id.flatMap(pending::find)
        .filter(waiting -> waiting.request().redirectUri().isPresent())
        .orElseThrow(OpenRequests::gone);
  }

  Client client(PendingAuthorization waiting) {
    return clients.find(waiting.request().clientId()).orElseThrow(OpenRequests::gone);
  }

  private static Failure gone() {
    return Failure.notFound("This request is answered already, or too old. Begin again.");
  }

  Step next(PendingAuthorization waiting, Optional<Caller> caller, Visit visit) {
    return authorizations.next(waiting.id(), caller, visit.origin());
  }

  Step approve(PendingAuthorization waiting, Caller caller, Visit visit) {
    return authorizations.approve(waiting.id(), caller, visit.origin());
  }

  Step deny(PendingAuthorization waiting) {
    return authorizations.deny(waiting.id());
  }

  /** Where the browser takes the step. */
  static String address(Step step, Visit visit) {
    if (step instanceof Step.Redirect redirect) {
      return redirect.uri();
    }
    if (step instanceof Step.AskConsent ask) {
      return visit.path(ConsentServlet.PATH, "authorization", ask.pending().id());
    }
    if (step instanceof Step.SignIn again) {
      return visit.path(SignInServlet.PATH, "authorization", again.pending().id());
    }
    throw gone();
  }

  static RedirectTarget target(PendingAuthorization waiting) {
    return RedirectTarget.of(waiting.request().redirectUri().orElseThrow(OpenRequests::gone));
  }
}
