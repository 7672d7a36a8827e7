package org.carrel.protocol.pages;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.grant.GrantRefusal;

/** A page that is shown by GET and HEAD, and whose form is sent by POST. */
abstract class PageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  abstract void show(Visit visit) throws IOException;

  abstract void act(Visit visit) throws IOException;

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Visit visit = Visit.of(request, response);
    try {
      switch (request.getMethod()) {
        case "GET", "HEAD" -> show(visit);
        case "POST" -> act(visit);
        default -> throw notKnown(response);
      }
    } catch (GrantRefusal refusal) {
      throw Failure.invalid(refusal.getMessage());
    }
  }

  private static Failure notKnown(HttpServletResponse response) {
    response.setHeader("Allow", "GET, HEAD, POST");
    return new Failure(Reason.METHOD_NOT_ALLOWED, "A page is shown, and its form is sent.");
  }
}
