package org.carrel.protocol.ipseity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.Callers;

/**
 * Who shows an access token, by ipseity's rules: in {@code Authorization: Bearer}, whose case
 * counts, or as the argument {@code access_token}. Two that differ, and an Authorization header of
 * any other form, count as none.
 */
@Singleton
final class Bearers {
  private static final String SCHEME = "Bearer ";

  private final Tokens tokens;
  private final Callers callers;

  @Inject
  Bearers(Tokens tokens, Callers callers) {
    this.tokens = tokens;
    this.callers = callers;
  }

  Optional<Bearer> find(HttpServletRequest request, Arguments arguments) {
    Set<String> shown = new LinkedHashSet<>(arguments.all("access_token"));
    for (String header : Collections.list(request.getHeaders("Authorization"))) {
      if (!header.startsWith(SCHEME)) {
        return Optional.empty();
      }
      shown.add(header.substring(SCHEME.length()));
    }
    return shown.size() == 1 ? verify(shown.iterator().next()) : Optional.empty();
  }

  /**
   * @throws Failure UNAUTHENTICATED if nobody does
   */
  Bearer require(HttpServletRequest request, Arguments arguments) {
    return find(request, arguments)
        .orElseThrow(() -> new Failure(Reason.UNAUTHENTICATED, "This needs a valid access token."));
  }

  /**
   * @throws Failure UNAUTHENTICATED if nobody does; FORBIDDEN for a token that was got by another
   */
  Bearer requirePassword(HttpServletRequest request, Arguments arguments) {
    Bearer bearer = require(request, arguments);
    if (!bearer.claims().provesPassword()) {
      throw Failure.forbidden("This needs an access token that was got by the password.");
    }
    return bearer;
  }

  /** Empty for what is no access token, or whose account may not sign in any more. */
  Optional<Bearer> verify(String token) {
    return tokens
        .read(token)
        .map(SignedToken::claims)
        .filter(claims -> claims.is(TokenType.ACCESS))
        .flatMap(this::bearer);
  }

  private Optional<Bearer> bearer(Claims claims) {
    return callers
        .byToken(claims.mark(), "")
        .filter(caller -> caller.username().equals(claims.user()))
        .map(caller -> new Bearer(claims, caller));
  }
}
