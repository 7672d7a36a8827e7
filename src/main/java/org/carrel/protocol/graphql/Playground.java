package org.carrel.protocol.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Locale;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.Links;
import org.carrel.http.graphql.SchemaText;
import org.carrel.identity.Caller;
import org.carrel.identity.Role;

/** GraphiQL, for whoever opens the endpoint in a browser and is signed in. */
@Singleton
class Playground {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private final boolean on;
  private final byte[] page =
      SchemaText.beside(Playground.class, "playground.html").getBytes(UTF_8);

  @Inject
  Playground(Settings settings) {
    this(settings.live().playground());
  }

  Playground(boolean on) {
    this.on = on;
  }

  /** Whether a browser asks for a page, and not for an answer to a query in the address. */
  static boolean isMeant(HttpServletRequest request) {
    String accepted = request.getHeader("Accept");
    return (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
        && accepted != null
        && accepted.toLowerCase(Locale.ROOT).contains("text/html");
  }

  boolean isOpen() {
    return on;
  }

  /** Where a browser signs in that came too early. */
  static String signIn(HttpServletRequest request) {
    Links links = Links.of(request);
    return links.path("/sign-in?next=" + URLEncoder.encode(links.path(GraphQlServlet.PATH), UTF_8));
  }

  /**
   * @throws Failure METHOD_NOT_ALLOWED if it is off, or for a guest
   */
  void show(Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!on || caller.role() == Role.GUEST) {
      response.setHeader("Allow", "POST");
      throw new Failure(Reason.METHOD_NOT_ALLOWED, "There is no page here.");
    }
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Vary", "Accept");
    response.setContentType("text/html;charset=UTF-8");
    response.setContentLength(page.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(page);
    }
  }
}
