package org.carrel.protocol.oauth;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.grant.GrantRefusal;

/** An endpoint that clients send browsers to, by link or form, and that sends them on. */
abstract class BrowserServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      String onwards = onwards(request, parameters(request, response), response);
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", onwards);
      response.setContentLength(0);
    } catch (GrantRefusal refusal) {
      throw Failure.invalid(refusal.getMessage());
    }
  }

  private static Parameters parameters(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    return switch (request.getMethod()) {
      case "GET", "HEAD" -> Parameters.ofQuery(request);
      case "POST" -> Parameters.ofForm(request);
      default -> {
        response.setHeader("Allow", "GET, POST");
        throw new Failure(Reason.METHOD_NOT_ALLOWED, "Browsers come here by GET or POST.");
      }
    };
  }

  /**
   * Where the browser goes next.
   *
   * @throws GrantRefusal for what can only be told to the person who sits there
   */
  abstract String onwards(
      HttpServletRequest request, Parameters asked, HttpServletResponse response);
}
