package org.carrel.protocol.zettelstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.carrel.config.Settings;
import org.carrel.config.Settings.TokenAnswer;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.CurrentOrigin;
import org.carrel.http.Refusals;
import org.carrel.identity.UsernamePassword;
import org.jspecify.annotations.Nullable;

/**
 * {@code /a}. A servlet and not a resource: Zettelstore's Go client renews its token before every
 * other call.
 *
 * <ul>
 *   <li>POST takes a name and a password, see {@link ShownPassword}. 200 with a {@link GivenToken};
 *       401 without a name at once, else after the {@link Delay}; 400 for a form that cannot be
 *       parsed; 429 and 503 with Retry-After.
 *   <li>PUT renews the token of {@code Authorization: Bearer}, see {@link ApiTokens#renew}. 200, or
 *       400 for everything else. Zettelstore takes the cookie of its web pages, too; here a cookie
 *       does not count, since what renews tokens takes tokens of its own kind only.
 * </ul>
 *
 * <p>While authentication is off both give the {@link FreeAccess} at once, whatever is shown.
 */
@WebServlet(urlPatterns = TokenServlet.PATH, asyncSupported = true)
public final class TokenServlet extends HttpServlet {
  static final String PATH = "/a";

  private static final long serialVersionUID = 1L;

  private final transient SignIn signIn;
  private final transient ApiTokens tokens;
  private final transient FreeAccess free;
  private final transient Refusals refusals;
  private final TokenAnswer form;

  @Inject
  TokenServlet(
      SignIn signIn, ApiTokens tokens, FreeAccess free, Refusals refusals, Settings settings) {
    this.signIn = signIn;
    this.tokens = tokens;
    this.free = free;
    this.refusals = refusals;
    this.form = settings.zettelstore().answer();
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean renews = request.getMethod().equals("PUT");
    if (!renews && !request.getMethod().equals("POST")) {
      response.setHeader("Allow", "POST, PUT");
      throw new Failure(Reason.METHOD_NOT_ALLOWED, "Method Not Allowed");
    }
    Optional<GivenToken> freeToken = free.token();
    if (freeToken.isPresent()) {
      send(freeToken.get(), response);
    } else if (renews) {
      send(renewed(request), response);
    } else {
      signIn(request, response);
    }
  }

  private GivenToken renewed(HttpServletRequest request) {
    return BearerHeader.of(request)
        .flatMap(tokens::renew)
        .orElseThrow(() -> Failure.invalid("Not authenticated"));
  }

  private void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
    UsernamePassword shown =
        ShownPassword.of(request)
            .orElseThrow(() -> new Failure(Reason.UNAUTHENTICATED, "Authentication failed"));
    AsyncContext answer = request.startAsync(request, response);
    answer.setTimeout(0); // the checks have a limit of their own
    var unused =
        signIn
            .begin(shown, CurrentOrigin.of(request))
            .whenComplete((token, thrown) -> finish(answer, token, thrown));
  }

  private void finish(AsyncContext answer, @Nullable GivenToken token, @Nullable Throwable thrown) {
    HttpServletRequest request = (HttpServletRequest) answer.getRequest();
    HttpServletResponse response = (HttpServletResponse) answer.getResponse();
    try {
      if (token != null) {
        send(token, response);
      } else {
        refusals.send(failure(thrown, request), request, response);
      }
    } catch (IOException e) {
      // the client did not wait
    } finally {
      answer.complete();
    }
  }

  private Failure failure(@Nullable Throwable thrown, HttpServletRequest request) {
    if (thrown instanceof Failure failure) {
      return failure;
    }
    return refusals.defect(
        thrown == null ? new IllegalStateException("no token and no reason") : thrown, request);
  }

  private void send(GivenToken token, HttpServletResponse response) throws IOException {
    byte[] text = token.text(form).getBytes(UTF_8);
    response.setContentType(GivenToken.contentType(form));
    response.setContentLength(text.length);
    response.getOutputStream().write(text);
  }
}
