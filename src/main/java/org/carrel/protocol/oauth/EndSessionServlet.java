package org.carrel.protocol.oauth;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.carrel.grant.Client;
import org.carrel.grant.Clients;
import org.carrel.grant.GrantError;
import org.carrel.grant.GrantRefusal;
import org.carrel.grant.IdTokens;
import org.carrel.grant.IdTokens.IdToken;
import org.carrel.http.CurrentCaller;
import org.carrel.http.Links;
import org.carrel.http.SessionCookies;
import org.carrel.identity.Caller;
import org.carrel.identity.Proof;
import org.carrel.identity.Sessions;

/**
 * Where clients send browsers to sign out. Nobody is asked if the client shows the account's own
 * id_token; else a page asks, since any site may send a browser here.
 *
 * @see <a href="https://openid.net/specs/openid-connect-rpinitiated-1_0.html">OpenID Connect
 *     RP-Initiated Logout</a>
 */
@WebServlet(urlPatterns = Endpoints.END_SESSION)
public final class EndSessionServlet extends BrowserServlet {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_STATE = 2000;

  private final transient IdTokens idTokens;
  private final transient Clients clients;
  private final transient Sessions sessions;

  @Inject
  EndSessionServlet(IdTokens idTokens, Clients clients, Sessions sessions) {
    this.idTokens = idTokens;
    this.clients = clients;
    this.sessions = sessions;
  }

  @Override
  String onwards(HttpServletRequest request, Parameters asked, HttpServletResponse response) {
    Optional<IdToken> hint = asked.find("id_token_hint").flatMap(idTokens::read);
    Return back = back(asked, hint);
    Optional<Caller> shown =
        CurrentCaller.of(request)
            .filter(caller -> caller.proof() == Proof.SESSION)
            .filter(caller -> hint.filter(token -> isOf(token, caller)).isPresent());
    if (shown.isEmpty()) {
      return back.with(new Address(Links.of(request).path("/sign-out")));
    }
    sessions.revoke(shown.get(), Long.parseLong(shown.get().credentialId()));
    SessionCookies.clear(request, response);
    return back.uri()
        .map(uri -> new Address(uri).with("state", back.state()).text())
        .orElseGet(() -> Links.of(request).path("/"));
  }

  private static boolean isOf(IdToken token, Caller caller) {
    return token.mark().account().equals(caller.accountId());
  }

  /** Where a client may have the browser back; what it has not registered is dropped. */
  private record Return(Optional<String> clientId, Optional<String> uri, Optional<String> state) {
    String with(Address page) {
      return page.with("client_id", clientId)
          .with("post_logout_redirect_uri", uri)
          .with("state", uri.isPresent() ? state : Optional.empty())
          .text();
    }
  }

  private Return back(Parameters asked, Optional<IdToken> hint) {
    Optional<String> named = asked.find("client_id");
    if (named.isPresent() && hint.filter(h -> !h.clientId().equals(named.get())).isPresent()) {
      throw new GrantRefusal(
          GrantError.INVALID_REQUEST, "The id_token_hint was given to another client.");
    }
    Optional<Client> client = named.or(() -> hint.map(IdToken::clientId)).flatMap(clients::find);
    Optional<String> uri =
        asked
            .find("post_logout_redirect_uri")
            .filter(text -> client.filter(known -> known.returnsTo(text)).isPresent());
    return new Return(
        client.map(Client::id),
        uri,
        asked.find("state").filter(text -> text.length() <= LONGEST_STATE));
  }
}
