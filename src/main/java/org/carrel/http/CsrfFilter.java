package org.carrel.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.Proof;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what another site's page makes a browser do: unsafe requests whose proof a browser adds
 * by itself (cookie, Basic) and those that would sign it in (no proof yet). Only the browser's own
 * word counts, Origin and Sec-Fetch-Site, since Stump's web client sends no header of its own.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata</a>
 */
public final class CsrfFilter extends DoorFilter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  /** What a form can send to another site without being asked first. */
  private static final Set<String> FORM_TYPES =
      Set.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain");

  private final Set<String> origins;

  @Inject
  CsrfFilter(Settings settings) {
    this(settings.http().origins());
  }

  CsrfFilter(Set<String> origins) {
    this.origins = origins;
  }

  @Override
  void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isUnsafe(request)) {
      check(request);
    }
    chain.doFilter(request, response);
  }

  private static boolean isUnsafe(HttpServletRequest request) {
    return !SAFE.contains(request.getMethod()) || request.getHeader("Upgrade") != null;
  }

  private void check(HttpServletRequest request) {
    Proof proof = proof(request);
    boolean shownOnPurpose =
        proof == Proof.ACCESS_TOKEN || proof == Proof.API_KEY || proof == Proof.GRANT;
    boolean openToAll = proof == Proof.NONE && is(Route.Trait.ANY_ORIGIN, request);
    boolean landing = is(Route.Trait.ANY_SITE, request);
    if (!shownOnPurpose && !openToAll && !landing && !isOurOwn(request, proof)) {
      throw Failure.forbidden("This request comes from another site.");
    }
  }

  private static Proof proof(HttpServletRequest request) {
    return CurrentCaller.of(request).map(Caller::proof).orElse(Proof.NONE);
  }

  private static boolean is(Route.Trait trait, HttpServletRequest request) {
    return Dialects.settled(request).filter(claim -> claim.is(trait)).isPresent();
  }

  private boolean isOurOwn(HttpServletRequest request, Proof proof) {
    String origin = request.getHeader("Origin");
    if (origin != null) {
      return OwnOrigins.hold(request, origin) || origins.contains(origin);
    }
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    return proof == Proof.NONE || !isFormType(request.getContentType());
  }

  private static boolean isFormType(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    int end = contentType.indexOf(';');
    String type = end < 0 ? contentType : contentType.substring(0, end);
    return FORM_TYPES.contains(type.strip().toLowerCase(Locale.ROOT));
  }
}
