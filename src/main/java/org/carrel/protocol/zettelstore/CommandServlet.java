package org.carrel.protocol.zettelstore;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.Body;

/**
 * {@code POST /x?cmd=authenticated}, by which clients learn whether they have to sign in: 200 while
 * authentication is off; else 204 with an API token of this dialect that works, 401 without, all of
 * them empty. Zettelstore's other commands are 400.
 */
@WebServlet(urlPatterns = CommandServlet.PATH)
public final class CommandServlet extends HttpServlet {
  static final String PATH = "/x";

  private static final long serialVersionUID = 1L;

  private final transient ApiTokens tokens;
  private final transient FreeAccess free;

  @Inject
  CommandServlet(ApiTokens tokens, FreeAccess free) {
    this.tokens = tokens;
    this.free = free;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response) {
    if (!request.getMethod().equals("POST")) {
      response.setHeader("Allow", "POST");
      throw new Failure(Reason.METHOD_NOT_ALLOWED, "Method Not Allowed");
    }
    if (!command(request).equals("authenticated")) {
      throw Failure.invalid("Unknown command");
    }
    int status = status(request);
    response.setStatus(status);
    if (status == HttpServletResponse.SC_UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", ZettelstoreDialect.CHALLENGE);
    }
  }

  /** Of the query alone: the container would mix a form in the body with it. */
  private static String command(HttpServletRequest request) {
    return Body.ofQuery(request).text("cmd").orElse("");
  }

  private int status(HttpServletRequest request) {
    if (free.isGiven()) {
      return HttpServletResponse.SC_OK;
    }
    boolean works = BearerHeader.of(request).flatMap(tokens::verify).isPresent();
    return works ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_UNAUTHORIZED;
  }
}
