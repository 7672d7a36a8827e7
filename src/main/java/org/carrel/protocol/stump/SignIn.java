package org.carrel.protocol.stump;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.CredentialReader;
import org.carrel.http.CurrentOrigin;
import org.carrel.http.SessionCookies;
import org.carrel.identity.Authentication;
import org.carrel.identity.BearerToken;
import org.carrel.identity.Caller;
import org.carrel.identity.NewSession;
import org.carrel.identity.Password;
import org.carrel.identity.RefreshTokens;
import org.carrel.identity.SessionCookie;
import org.carrel.identity.SessionKind;
import org.carrel.identity.Sessions;
import org.carrel.identity.TokenPair;
import org.carrel.identity.UsernamePassword;

/**
 * What a name and a password give: a session, tokens, or a refusal that is alike for both mistakes.
 */
@Singleton
final class SignIn {
  private final Authentication authentication;
  private final Sessions sessions;
  private final RefreshTokens refreshTokens;

  @Inject
  SignIn(Authentication authentication, Sessions sessions, RefreshTokens refreshTokens) {
    this.authentication = authentication;
    this.sessions = sessions;
    this.refreshTokens = refreshTokens;
  }

  /**
   * @throws Failure BAD_CREDENTIAL, ACCOUNT_LOCKED, THROTTLED or UNAVAILABLE; INVALID for what no
   *     name or password can be
   */
  Caller verify(String username, String password, HttpServletRequest request) {
    Fields.requireTyped("username", username);
    Fields.requireTyped("password", password);
    return authentication
        .signIn(new UsernamePassword(username, Password.plain(password)), CurrentOrigin.of(request))
        .orThrow(
            rejected ->
                rejected.failure(
                    "The user name or the password is wrong.",
                    "The account is locked. Ask an administrator."));
  }

  /** The session the browser came with, if any, ends: no id lives on from before. */
  void openSession(Caller caller, HttpServletRequest request, HttpServletResponse response) {
    endSession(request);
    NewSession session = sessions.open(caller, SessionKind.COOKIE, CurrentOrigin.of(request));
    SessionCookies.issue(request, response, session.secret(), sessions.life(SessionKind.COOKIE));
  }

  TokenPair tokens(Caller caller) {
    return refreshTokens.issue(caller);
  }

  /**
   * @throws Failure BAD_CREDENTIAL unless the bearer is a refresh token that works
   */
  TokenPair refresh(HttpServletRequest request) {
    return bearer(request)
        .flatMap(token -> refreshTokens.refresh(token, CurrentOrigin.of(request)))
        .orElseThrow(() -> new Failure(Reason.BAD_CREDENTIAL, "The refresh token is not valid."));
  }

  /** Whatever the request carries ends; without anything it is no mistake either. */
  void end(HttpServletRequest request, HttpServletResponse response) {
    endSession(request);
    bearer(request).ifPresent(refreshTokens::end);
    SessionCookies.clear(request, response);
  }

  private static Optional<String> bearer(HttpServletRequest request) {
    return CredentialReader.BEARER
        .read(request)
        .filter(BearerToken.class::isInstance)
        .map(credential -> ((BearerToken) credential).token());
  }

  private void endSession(HttpServletRequest request) {
    CredentialReader.COOKIE
        .read(request)
        .map(SessionCookie.class::cast)
        .ifPresent(cookie -> sessions.end(cookie.id()));
  }
}
