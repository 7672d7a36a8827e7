package org.carrel.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.Authentication;
import org.carrel.identity.Caller;
import org.carrel.identity.Credential;
import org.carrel.identity.Outcome;
import org.carrel.identity.SessionCookie;
import org.jspecify.annotations.Nullable;

/**
 * Says who is calling. A wrong credential is refused at once, in the dialect's words; only a stale
 * session cookie counts as absent, since browsers send it unasked.
 */
public final class AuthenticationFilter extends DoorFilter {
  private final Dialects dialects;
  private final Authentication authentication;
  private final boolean on;
  private final Duration sessionLife;

  @Inject
  AuthenticationFilter(Dialects dialects, Authentication authentication, Settings settings) {
    this.dialects = dialects;
    this.authentication = authentication;
    this.on = settings.authentication();
    this.sessionLife = settings.session().lifetime();
  }

  @Override
  void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Claim claim = dialects.claim(request.getMethod(), RequestPath.of(request));
    request.setAttribute(Claim.ATTRIBUTE, claim);
    Caller caller = on ? caller(claim, request, response) : Caller.anonymousReader();
    if (caller == null) {
      if (!claim.is(Route.Trait.OPEN)) {
        throw new Failure(Reason.UNAUTHENTICATED, "Sign in to go on.");
      }
      chain.doFilter(request, response);
    } else {
      request.setAttribute(CurrentCaller.ATTRIBUTE, caller);
      chain.doFilter(new CallerRequest(request, caller), response);
    }
  }

  private @Nullable Caller caller(
      Claim claim, HttpServletRequest request, HttpServletResponse response) {
    try {
      Optional<Credential> presented = PresentedCredential.of(claim.route(), request);
      return presented.isEmpty() ? null : verified(presented.get(), claim, request, response);
    } catch (Failure failure) {
      if (claim.is(Route.Trait.FORGIVING)) {
        return null;
      }
      throw failure;
    }
  }

  private @Nullable Caller verified(
      Credential credential,
      Claim claim,
      HttpServletRequest request,
      HttpServletResponse response) {
    Outcome outcome = authentication.verify(credential, CurrentOrigin.of(request));
    if (outcome instanceof Outcome.Accepted accepted) {
      if (accepted.extended() && credential instanceof SessionCookie cookie) {
        SessionCookies.issue(request, response, cookie.id(), sessionLife);
      }
      return admitted(accepted.caller(), claim, request.getMethod());
    }
    Outcome.Rejected rejected = (Outcome.Rejected) outcome;
    if (credential instanceof SessionCookie && rejected.reason() == Reason.BAD_CREDENTIAL) {
      SessionCookies.clear(request, response);
      return null;
    }
    throw failure(rejected);
  }

  /** Where a preview does not count, its administrator is nobody, and signs in to be somebody. */
  private static @Nullable Caller admitted(Caller caller, Claim claim, String method) {
    if (claim.route().admits(caller, method)) {
      return caller;
    }
    if (caller.previewing() && claim.is(Route.Trait.OPEN) && !claim.route().admits(caller)) {
      return null;
    }
    caller.requireActing();
    throw Failure.forbidden("The token does not open this (insufficient_scope).");
  }

  private static Failure failure(Outcome.Rejected rejected) {
    return switch (rejected.reason()) {
      case THROTTLED -> Failure.throttled(rejected.retryAfter().orElse(Duration.ofMinutes(1)));
      case ACCOUNT_LOCKED -> new Failure(Reason.ACCOUNT_LOCKED, "The account is locked.");
      case BAD_CREDENTIAL -> new Failure(Reason.BAD_CREDENTIAL, "The credential is not valid.");
      case FORBIDDEN -> Failure.forbidden("The credential may not be used.");
      default -> new Failure(rejected.reason(), "The credential cannot be checked now.");
    };
  }
}
