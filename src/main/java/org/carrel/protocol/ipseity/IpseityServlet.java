package org.carrel.protocol.ipseity;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/**
 * ipseity's paths. No JAX-RS resource: Jersey looks into a form before a resource sees it, takes
 * its first byte if the body comes later than the headers, and writes the address of a form without
 * a body into the log, query and password included.
 */
@WebServlet(urlPatterns = {"/check", "/pubkey", "/refresh_token", "/token", "/user", "/version"})
public final class IpseityServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String VERSION = "0.5.1";

  private final transient Map<String, Map<String, Call>> calls;

  @Inject
  IpseityServlet(AccountCalls accounts, AccessCalls access, RefreshCalls refresh) {
    this.calls =
        Map.of(
            "/check", Map.of("GET", access::check),
            "/pubkey", Map.of("GET", access::publicKey),
            "/refresh_token", Map.of("GET", refresh::issue, "DELETE", refresh::revoke),
            "/token", Map.of("GET", access::issue),
            "/user",
                Map.of(
                    "GET", accounts::show,
                    "POST", accounts::create,
                    "PATCH", accounts::changePassword,
                    "DELETE", accounts::delete),
            "/version", Map.of("GET", request -> Answer.json(200, Map.of("version", VERSION))));
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<String, Call> here = calls.getOrDefault(request.getServletPath(), Map.of());
    String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    Call call = here.get(method);
    if (call == null) {
      response.setHeader("Allow", allowed(here.keySet()));
      if (!method.equals("OPTIONS")) {
        throw new Failure(Reason.METHOD_NOT_ALLOWED, "This method is not known here.");
      }
    } else {
      answer(call, request).send(request, response);
    }
  }

  private static Answer answer(Call call, HttpServletRequest request) throws IOException {
    try {
      return call.answer(request);
    } catch (IpseityError error) {
      return Answer.json(error.status(), error.body());
    }
  }

  private static String allowed(Set<String> methods) {
    Set<String> all = new TreeSet<>(methods);
    all.add("HEAD");
    all.add("OPTIONS");
    return String.join(", ", all);
  }
}
