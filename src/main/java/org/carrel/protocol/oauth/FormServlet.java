package org.carrel.protocol.oauth;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.grant.GrantRefusal;

/** An endpoint that clients post forms to. */
abstract class FormServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("POST")) {
      response.setHeader("Allow", "POST");
      throw new Failure(Reason.METHOD_NOT_ALLOWED, "This is asked by POST.");
    }
    try {
      answer(request, Parameters.ofForm(request), response);
    } catch (GrantRefusal refusal) {
      ErrorAnswer.send(refusal, request, response);
    }
  }

  /**
   * @throws GrantRefusal which the client is told as RFC 6749, 5.2, has it
   */
  abstract void answer(HttpServletRequest request, Parameters form, HttpServletResponse response)
      throws IOException;
}
