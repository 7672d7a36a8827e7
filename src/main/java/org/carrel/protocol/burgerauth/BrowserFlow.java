package org.carrel.protocol.burgerauth;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.carrel.grant.AuthorizationRequests;
import org.carrel.grant.Authorizations;
import org.carrel.grant.Client;
import org.carrel.grant.GrantError;
import org.carrel.grant.GrantRefusal;
import org.carrel.grant.Step;
import org.carrel.http.CurrentCaller;
import org.carrel.http.CurrentOrigin;
import org.carrel.http.Links;

/**
 * Leads a browser from Burgerauth's addresses to the pages where one signs in and agrees. No code
 * is given here that nobody was asked about, since any site can send a browser here.
 */
@Singleton
final class BrowserFlow {
  private final AuthorizationRequests requests;
  private final Authorizations authorizations;

  @Inject
  BrowserFlow(AuthorizationRequests requests, Authorizations authorizations) {
    this.requests = requests;
    this.authorizations = authorizations;
  }

  /** Without a client there is nothing to agree to: the start page. */
  Response begun(HttpServletRequest request) {
    AppQuery query = AppQuery.of(request);
    return query.clientId().isEmpty()
        ? to(303, Links.of(request).absolute("/"))
        : asked(target(query), query, request);
  }

  /** The same for who knows already whether it agrees: a denial is answered at once. */
  Response continued(HttpServletRequest request) {
    AppQuery query = AppQuery.of(request);
    Client app = target(query);
    return query.denies() ? refused(app, query, denial()) : asked(app, query, request);
  }

  private static GrantRefusal denial() {
    return new GrantRefusal(GrantError.ACCESS_DENIED, "The account does not agree.");
  }

  /** Nobody is sent to an address before it is known to be the app's. */
  private Client target(AppQuery query) {
    try {
      return requests.target(query.clientId().orElse(""), query.redirectUri());
    } catch (GrantRefusal refusal) {
      throw Answers.refused(401, refusal.getMessage());
    }
  }

  private Response asked(Client app, AppQuery query, HttpServletRequest request) {
    try {
      String id = requests.begin(requests.checkedForUsersClient(app, query.request()));
      Step step = authorizations.next(id, CurrentCaller.of(request), CurrentOrigin.of(request));
      return to(step, request);
    } catch (GrantRefusal refusal) {
      return refused(app, query, refusal);
    }
  }

  private static Response to(Step step, HttpServletRequest request) {
    Links links = Links.of(request);
    if (step instanceof Step.SignIn signIn) {
      return to(303, links.absolute("/sign-in?authorization=" + signIn.pending().id()));
    }
    if (step instanceof Step.AskConsent consent) {
      return to(303, links.absolute("/consent?authorization=" + consent.pending().id()));
    }
    if (step instanceof Step.Redirect redirect) {
      return to(302, redirect.uri());
    }
    throw new IllegalStateException("a browser's request has an address to answer to");
  }

  private Response refused(Client app, AppQuery query, GrantRefusal refusal) {
    Optional<String> only = app.redirectUris().stream().findFirst();
    String uri = query.redirectUri().or(() -> only).orElseThrow();
    return to(302, authorizations.refusalUri(uri, query.state(), refusal));
  }

  private static Response to(int status, String uri) {
    return Response.status(status).header("Location", uri).build();
  }
}
