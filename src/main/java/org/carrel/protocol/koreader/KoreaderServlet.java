package org.carrel.protocol.koreader;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.carrel.access.Policy;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.Body;
import org.carrel.http.CurrentCaller;
import org.carrel.http.CurrentOrigin;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;
import org.carrel.identity.SyncPassword;
import org.carrel.identity.SyncPasswords;
import org.carrel.reading.DocumentProgress;
import org.carrel.reading.Documents;

/**
 * What the kosync plugin calls. A servlet and not a resource: devices call it with every chapter.
 *
 * <ul>
 *   <li>GET {@code users/auth}: 200 for whoever may sync.
 *   <li>POST {@code users/create} sets the sync password of the owner of the key in the address:
 *       201, or 402 for another name and without a key, since no account is made here.
 *   <li>PUT {@code syncs/progress}: 200, also for a document that is no book here.
 *   <li>GET {@code syncs/progress/:document}: 200, with nothing in it for an unknown document.
 *   <li>GET {@code healthcheck}.
 * </ul>
 */
@WebServlet(urlPatterns = "/koreader/*")
public final class KoreaderServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String PROGRESS = "/syncs/progress";

  private final transient Documents documents;
  private final transient SyncPasswords passwords;
  private final transient Policy policy;
  private final boolean on;

  @Inject
  KoreaderServlet(Documents documents, SyncPasswords passwords, Policy policy, Settings settings) {
    this.documents = documents;
    this.passwords = passwords;
    this.policy = policy;
    this.on = settings.koreader();
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!on) {
      throw nothing();
    }
    answer(request, response).send(request, response);
  }

  private SyncAnswer answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
    switch (path) {
      case "/users/auth":
        require("GET", request, response);
        return authorized(request);
      case "/users/create":
        require("POST", request, response);
        return created(request);
      case "/healthcheck":
        require("GET", request, response);
        return SyncAnswer.ok(Map.of("state", "OK"));
      case PROGRESS:
        require("PUT", request, response);
        return pushed(request);
      default:
        if (!path.startsWith(PROGRESS + "/")) {
          throw nothing();
        }
        require("GET", request, response);
        return pulled(request, path.substring(PROGRESS.length() + 1));
    }
  }

  private static void require(
      String method, HttpServletRequest request, HttpServletResponse response) {
    if (!request.getMethod().equals(method)) {
      response.setHeader("Allow", method);
      throw new Failure(Reason.METHOD_NOT_ALLOWED, "This is asked by " + method + ".");
    }
  }

  private static Failure nothing() {
    return Failure.notFound("There is nothing here.");
  }

  private SyncAnswer authorized(HttpServletRequest request) {
    policy.require(CurrentCaller.require(request), Permission.ACCESS_KOREADER_SYNC);
    return SyncAnswer.ok(Map.of("authorized", "OK"));
  }

  private SyncAnswer created(HttpServletRequest request) throws IOException {
    Optional<Caller> caller = CurrentCaller.of(request);
    if (caller.isEmpty()) {
      return SyncAnswer.of(SyncError.NO_SIGN_UPS);
    }
    Body body = Body.ofJson(request);
    String name = body.requireText("username");
    try {
      passwords.set(
          caller.get(),
          new SyncPassword(name, body.requireText("password")),
          CurrentOrigin.of(request));
    } catch (Failure failure) {
      if (failure.reason() == Reason.CONFLICT) {
        return SyncAnswer.of(SyncError.NAME_TAKEN);
      }
      throw failure;
    }
    return new SyncAnswer(HttpServletResponse.SC_CREATED, Map.of("username", name));
  }

  private SyncAnswer pushed(HttpServletRequest request) throws IOException {
    Caller caller = CurrentCaller.require(request);
    Body body = Body.ofJson(request);
    if (body.values().get("document") == null) {
      return SyncAnswer.of(SyncError.NO_DOCUMENT);
    }
    DocumentProgress progress = PushedProgress.of(body);
    Instant at = documents.put(caller, progress);
    return SyncAnswer.ok(Map.of("document", progress.document(), "timestamp", at.getEpochSecond()));
  }

  private SyncAnswer pulled(HttpServletRequest request, String document) {
    return documents
        .find(CurrentCaller.require(request), document)
        .map(SyncAnswer::of)
        .orElseGet(() -> SyncAnswer.ok(Map.of()));
  }
}
