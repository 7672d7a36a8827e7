package org.carrel.protocol.opds;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.Links;

/**
 * Everything under {@code /opds}, for GET and HEAD alike: KOReader asks HEAD before every GET. Only
 * progressions are written. {@code /opds} itself is the catalogue in the version the reader takes.
 */
@WebServlet(urlPatterns = "/opds/*")
public final class OpdsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final transient CatalogPages pages;
  private final transient BookParts parts;
  private final transient ProgressionPages progressions;

  @Inject
  OpdsServlet(CatalogPages pages, BookParts parts, ProgressionPages progressions) {
    this.pages = pages;
    this.parts = parts;
    this.progressions = progressions;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
    if (request.getServletPath().concat(path).equals(AuthenticationDocument.PATH)) {
      requireMethod(request, response, "GET, HEAD", READING);
      sendAuthentication(request, response);
    } else if (path.equals("/")) {
      requireMethod(request, response, "GET, HEAD", READING);
      response.setHeader("Vary", "Accept");
      pages.send(Accept.of(request).version(), Steps.of("catalog"), request, response);
    } else {
      sendBelow(path, request, response);
    }
  }

  private static void sendAuthentication(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String document = AuthenticationDocument.text(Links.of(request).base());
    Answers.send(request, response, MediaTypes.AUTHENTICATION, document.getBytes(UTF_8));
  }

  private void sendBelow(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    for (Version version : Version.values()) {
      String base = "/" + version.step();
      if (path.equals(base) || path.equals(base + "/")) {
        send(version, Steps.of("catalog"), request, response);
        return;
      }
      if (path.startsWith(base + "/")) {
        send(version, Steps.of(path.substring(base.length() + 1)), request, response);
        return;
      }
    }
    throw Failure.notFound("There is no such feed.");
  }

  private void send(
      Version version, Steps steps, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (ProgressionPages.isMeant(steps)) {
      requireMethod(request, response, "GET, HEAD, PUT", Set.of("GET", "HEAD", "PUT"));
      progressions.send(version, steps, request, response);
      return;
    }
    requireMethod(request, response, "GET, HEAD", READING);
    if (steps.first().equals("books") && steps.count() > 2) {
      parts.send(version, steps, request, response);
    } else {
      pages.send(version, steps, request, response);
    }
  }

  private static void requireMethod(
      HttpServletRequest request, HttpServletResponse response, String allow, Set<String> methods) {
    if (!methods.contains(request.getMethod())) {
      response.setHeader("Allow", allow);
      throw new Failure(Reason.METHOD_NOT_ALLOWED, "What can be done here is " + allow + ".");
    }
  }
}
