package org.carrel.protocol.oauth;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.carrel.grant.AuthorizationRequests;
import org.carrel.grant.Authorizations;
import org.carrel.grant.Client;
import org.carrel.grant.GrantRefusal;
import org.carrel.grant.IdTokens;
import org.carrel.grant.Step;
import org.carrel.http.CurrentCaller;
import org.carrel.http.CurrentOrigin;
import org.carrel.http.Links;
import org.carrel.identity.Caller;
import org.carrel.identity.Proof;

/**
 * Where clients send browsers to ask for something. Until client and address are known nothing is
 * sent to that address; after that every refusal is.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1">RFC 6749, section 4.1</a>
 */
@WebServlet(urlPatterns = Endpoints.AUTHORIZE)
public final class AuthorizeServlet extends BrowserServlet {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_STATE = 2000;

  private final transient AuthorizationRequests requests;
  private final transient Authorizations authorizations;
  private final transient IdTokens idTokens;

  @Inject
  AuthorizeServlet(
      AuthorizationRequests requests, Authorizations authorizations, IdTokens idTokens) {
    this.requests = requests;
    this.authorizations = authorizations;
    this.idTokens = idTokens;
  }

  @Override
  String onwards(HttpServletRequest request, Parameters asked, HttpServletResponse response) {
    String clientId = asked.require("client_id");
    Optional<String> pushed = AskedAuthorization.pushedId(asked);
    if (pushed.isPresent()) {
      return next(requests.begin(requests.pushed(clientId, pushed.get())), asked, request);
    }
    Client client = requests.target(clientId, asked.find("redirect_uri"));
    String id;
    try {
      id = requests.begin(requests.checked(client, AskedAuthorization.of(clientId, asked)));
    } catch (GrantRefusal refusal) {
      return refusalUri(client, asked, refusal);
    }
    return next(id, asked, request);
  }

  private String refusalUri(Client client, Parameters asked, GrantRefusal refusal) {
    String uri = asked.find("redirect_uri").orElseGet(() -> client.redirectUris().get(0));
    Optional<String> state = asked.find("state").filter(text -> text.length() <= LONGEST_STATE);
    return authorizations.refusalUri(uri, state, refusal);
  }

  private String next(String id, Parameters asked, HttpServletRequest request) {
    Optional<Caller> caller =
        CurrentCaller.of(request)
            .filter(found -> found.proof() == Proof.SESSION)
            .filter(found -> isWhoIsMeant(found, asked));
    Step step = authorizations.next(id, caller, CurrentOrigin.of(request));
    if (step instanceof Step.Redirect redirect) {
      return redirect.uri();
    }
    String page = step instanceof Step.SignIn ? "/sign-in" : "/consent";
    return Links.of(request).path(page + "?authorization=" + id);
  }

  /** A client that names an account by its id_token must not get another's answer. */
  private boolean isWhoIsMeant(Caller caller, Parameters asked) {
    return asked
        .find("id_token_hint")
        .flatMap(idTokens::read)
        .map(hint -> hint.mark().account().equals(caller.accountId()))
        .orElse(true);
  }
}
