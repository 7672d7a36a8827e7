package org.carrel.protocol.oauth;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.carrel.grant.Client;
import org.carrel.grant.IssuedTokens;
import org.carrel.http.CurrentOrigin;

/**
 * Ends a token and the grant it belongs to.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7009">RFC 7009</a>
 */
@WebServlet(urlPatterns = Endpoints.REVOKE)
public final class RevocationServlet extends FormServlet {
  private static final long serialVersionUID = 1L;

  private final transient ClientAuthentication authentication;
  private final transient IssuedTokens tokens;

  @Inject
  RevocationServlet(ClientAuthentication authentication, IssuedTokens tokens) {
    this.authentication = authentication;
    this.tokens = tokens;
  }

  @Override
  void answer(HttpServletRequest request, Parameters form, HttpServletResponse response) {
    Client client = authentication.of(request, form);
    tokens.revoke(client, form.require("token"), CurrentOrigin.of(request));
    response.setContentLength(0);
  }
}
