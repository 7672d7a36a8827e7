package org.carrel.protocol.opds;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.Links;

/** Everything under {@code /opds}, for GET and HEAD alike: KOReader asks HEAD before every GET. */
@WebServlet(urlPatterns = "/opds/*")
public final class OpdsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient CatalogPages pages;
  private final transient BookParts parts;

  @Inject
  OpdsServlet(CatalogPages pages, BookParts parts) {
    this.pages = pages;
    this.parts = parts;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      response.setHeader("Allow", "GET, HEAD");
      throw new Failure(Reason.METHOD_NOT_ALLOWED, "The catalogue is only read: GET and HEAD.");
    }
    String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
    if (request.getServletPath().concat(path).equals(AuthenticationDocument.PATH)) {
      Answers.send(
          request,
          response,
          MediaTypes.AUTHENTICATION,
          AuthenticationDocument.text(Links.of(request).base()).getBytes(UTF_8));
      return;
    }
    for (Version version : Version.values()) {
      String base = "/" + version.step() + "/";
      if (path.startsWith(base)) {
        send(version, Steps.of(path.substring(base.length())), request, response);
        return;
      }
    }
    throw Failure.notFound("There is no such feed.");
  }

  private void send(
      Version version, Steps steps, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (steps.first().equals("books") && steps.count() > 2) {
      parts.send(version, steps, request, response);
    } else {
      pages.send(version, steps, request, response);
    }
  }
}
