package org.carrel.protocol.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.CurrentCaller;
import org.carrel.http.Links;
import org.carrel.identity.Accounts;

/**
 * Every address of the console: the shell for whoever is signed in, the way to the sign-in page and
 * back for whoever is not, and on a server without an owner the way to the wizard.
 */
@WebServlet(urlPatterns = {"", ShellServlet.VIEWS})
public final class ShellServlet extends HttpServlet {
  static final String VIEWS = "/ui/*";

  private static final String WIZARD = "/ui/setup";
  private static final long serialVersionUID = 1L;

  private final transient Shell shell;
  private final transient Accounts accounts;

  @Inject
  ShellServlet(Shell shell, Accounts accounts) {
    this.shell = shell;
    this.accounts = accounts;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      response.setHeader("Allow", "GET, HEAD");
      throw new Failure(Reason.METHOD_NOT_ALLOWED, "This page is only looked at.");
    }
    Links links = Links.of(request);
    if (CurrentCaller.of(request).isPresent() || isProbe(request)) {
      show(links, request, response);
    } else if (accounts.claimed()) {
      goTo(
          links.path("/sign-in") + "?next=" + URLEncoder.encode(asked(links, request), UTF_8),
          response);
    } else if (isWizard(request)) {
      show(links, request, response);
    } else {
      goTo(links.path(WIZARD), response);
    }
  }

  /** Scripts ask the root whether the server is up, as ipseity's suite does; browsers name HTML. */
  private static boolean isProbe(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return !request.getServletPath().equals("/ui")
        && (accept == null || !accept.contains("text/html"));
  }

  private static boolean isWizard(HttpServletRequest request) {
    return "/setup".equals(request.getPathInfo()) && request.getServletPath().equals("/ui");
  }

  private static String asked(Links links, HttpServletRequest request) {
    String below = request.getRequestURI().substring(request.getContextPath().length());
    String query = request.getQueryString();
    return links.path(below) + (query == null ? "" : "?" + query);
  }

  private static void goTo(String address, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", address);
  }

  private void show(Links links, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] html = shell.html(links.path("/"));
    response.setHeader("Content-Security-Policy", shell.policy());
    response.setHeader("Cache-Control", "private, no-cache");
    // Under no-referrer, browsers send "Origin: null" with a form of our own.
    response.setHeader("Referrer-Policy", "same-origin");
    response.setContentType("text/html;charset=UTF-8");
    response.setContentLength(html.length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(html);
    }
  }
}
