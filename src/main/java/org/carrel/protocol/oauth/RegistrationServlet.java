package org.carrel.protocol.oauth;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.grant.ClientRegistry;
import org.carrel.grant.GrantError;
import org.carrel.grant.GrantRefusal;
import org.carrel.grant.RegisteredClient;
import org.carrel.http.Body;
import org.carrel.http.CurrentOrigin;

/**
 * Lets clients register themselves, where an administrator has turned that on.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7591">RFC 7591</a>
 */
@WebServlet(urlPatterns = Endpoints.REGISTER)
public final class RegistrationServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient ClientRegistry clients;
  private final transient boolean on;

  @Inject
  RegistrationServlet(ClientRegistry clients, Settings settings) {
    this.clients = clients;
    this.on = settings.grants().dynamic();
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("POST")) {
      response.setHeader("Allow", "POST");
      throw new Failure(Reason.METHOD_NOT_ALLOWED, "This is asked by POST.");
    }
    if (!on) {
      throw Failure.forbidden("ClientRegistry may not register themselves here.");
    }
    try {
      JsonAnswer.send(response, 201, ClientAnswer.of(registered(request)));
    } catch (GrantRefusal refusal) {
      ErrorAnswer.send(refusal, request, response);
    }
  }

  private RegisteredClient registered(HttpServletRequest request) throws IOException {
    try {
      ClientMetadata metadata = ClientMetadata.of(Body.of(request));
      metadata.requireCodes();
      return clients.registerDynamically(
          metadata.confidential(), metadata.terms(), CurrentOrigin.of(request));
    } catch (Failure failure) {
      if (failure.reason() == Reason.INVALID) {
        throw new GrantRefusal(GrantError.INVALID_CLIENT_METADATA, failure.getMessage());
      }
      throw failure;
    }
  }
}
