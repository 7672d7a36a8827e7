package org.carrel.protocol.imagor;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.Body;
import org.carrel.http.CurrentOrigin;
import org.carrel.http.JsonText;
import org.carrel.identity.Origin;

/**
 * Imagor Studio's accounts: JSON in, whatever the media type says; JSON out, and a line end. No
 * call reads a credential of the request or sets a cookie.
 */
@WebServlet(
    urlPatterns = {
      "/api/auth/first-run",
      "/api/auth/register-admin",
      "/api/auth/register",
      "/api/auth/login",
      "/api/auth/refresh",
      "/api/auth/guest",
      "/api/auth/embedded-guest",
      "/api/auth/providers"
    })
public final class AuthServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient StudioAccounts accounts;
  private final transient StudioSignIn signIn;

  @Inject
  AuthServlet(StudioAccounts accounts, StudioSignIn signIn) {
    this.accounts = accounts;
    this.signIn = signIn;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    AuthCall call =
        AuthCall.at(request.getServletPath())
            .orElseThrow(() -> Failure.notFound("There is nothing here."));
    if (!call.takes(request.getMethod())) {
      response.setHeader("Allow", call.method());
      throw new Failure(Reason.METHOD_NOT_ALLOWED, "Method not allowed");
    }
    try {
      answer(call, request, response);
    } catch (InvalidInput invalid) {
      send(400, StudioError.of(invalid).json(), response);
    }
  }

  private void answer(AuthCall call, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Origin origin = CurrentOrigin.of(request);
    switch (call) {
      case FIRST_RUN -> send(200, accounts.firstRun(), response);
      case PROVIDERS -> send(200, Map.of("providers", List.of()), response);
      case REGISTER_ADMIN -> {
        accounts.requireFirstRun();
        send(201, accounts.registerAdmin(body(request), setupToken(request), origin), response);
      }
      case REGISTER -> send(201, accounts.register(body(request), origin), response);
      case LOGIN -> send(200, signIn.login(body(request), origin), response);
      case REFRESH -> send(200, signIn.refresh(body(request)), response);
      case GUEST -> {
        requireReadable(request);
        send(200, signIn.guest(), response);
      }
      case EMBEDDED_GUEST -> throw Failure.forbidden("Embedded mode is not enabled");
    }
  }

  private static Optional<String> setupToken(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("X-Setup-Token"));
  }

  /** What is wrong with it is in the details; the sentence is always the same. */
  private static Body body(HttpServletRequest request) throws IOException {
    try {
      return Body.ofJson(request);
    } catch (Failure failure) {
      if (failure.reason() == Reason.INVALID) {
        throw InvalidInput.body(failure.getMessage());
      }
      throw failure;
    }
  }

  /** No body is as good as an empty one: curl announces neither. */
  private static void requireReadable(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null) {
      body(request);
    }
  }

  private static void send(int status, Map<String, ?> members, HttpServletResponse response)
      throws IOException {
    send(status, JsonText.of(members) + "\n", response);
  }

  private static void send(int status, String json, HttpServletResponse response)
      throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
