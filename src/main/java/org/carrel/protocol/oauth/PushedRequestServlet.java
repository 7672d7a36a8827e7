package org.carrel.protocol.oauth;

import com.nimbusds.oauth2.sdk.PushedAuthorizationSuccessResponse;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.carrel.grant.AuthorizationRequest;
import org.carrel.grant.AuthorizationRequests;
import org.carrel.grant.Client;
import org.carrel.grant.GrantError;
import org.carrel.grant.GrantRefusal;
import org.carrel.grant.PendingAuthorizations;

/**
 * Takes an authorization request ahead, so that nothing of it passes through the browser.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9126">RFC 9126</a>
 */
@WebServlet(urlPatterns = Endpoints.PAR)
public final class PushedRequestServlet extends FormServlet {
  private static final long serialVersionUID = 1L;

  private final transient ClientAuthentication authentication;
  private final transient AuthorizationRequests requests;

  @Inject
  PushedRequestServlet(ClientAuthentication authentication, AuthorizationRequests requests) {
    this.authentication = authentication;
    this.requests = requests;
  }

  @Override
  void answer(HttpServletRequest request, Parameters form, HttpServletResponse response)
      throws IOException {
    Client client = authentication.of(request, form);
    if (form.has("request_uri")) {
      throw new GrantRefusal(GrantError.INVALID_REQUEST, "request_uri is not pushed itself.");
    }
    requests.target(client.id(), form.find("redirect_uri"));
    AuthorizationRequest asked = AskedAuthorization.of(client.id(), form);
    String id = requests.push(requests.checked(client, asked));
    PushedAuthorizationSuccessResponse said =
        new PushedAuthorizationSuccessResponse(
            URI.create(AskedAuthorization.PUSHED + id),
            PendingAuthorizations.PUSHED_LIFE.toSeconds());
    JsonAnswer.send(response, 201, said.toJSONObject());
  }
}
