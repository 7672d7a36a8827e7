package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.ApiKeyText;
import org.carrel.identity.BearerToken;
import org.carrel.identity.Credential;
import org.carrel.identity.SessionCookie;
import org.carrel.identity.UsernamePassword;
import org.jspecify.annotations.Nullable;

/** The one credential of a request. */
final class PresentedCredential {
  private static final List<CredentialReader> PATH_KEY_ONLY = List.of(new PathKeyReader());

  private PresentedCredential() {}

  /**
   * @throws Failure INVALID for one that cannot be read or for two that differ; BAD_CREDENTIAL for
   *     an Authorization header that the route does not take
   */
  static Optional<Credential> of(Route route, HttpServletRequest request) {
    boolean keyed = request.getAttribute(PathKeyReader.ATTRIBUTE) != null;
    List<CredentialReader> readers = keyed ? PATH_KEY_ONLY : route.readers();
    Credential found = null;
    boolean authorization = false;
    for (CredentialReader reader : readers) {
      Optional<Credential> read = reader.read(request);
      if (read.isPresent()) {
        authorization |= isFromAuthorization(read.get());
        found = only(found, read.get());
      }
    }
    boolean strict = !keyed && !route.is(Route.Trait.FORGIVING);
    if (strict && !authorization && !readers.isEmpty()) {
      refuseOtherSchemes(request);
    }
    return Optional.ofNullable(found);
  }

  /** The cookie comes unasked, so it yields to whatever is shown on purpose. */
  private static Credential only(@Nullable Credential found, Credential next) {
    if (found == null || found instanceof SessionCookie) {
      return next;
    }
    if (next instanceof SessionCookie || next.equals(found) || isSameKey(found, next)) {
      return found;
    }
    throw Failure.invalid("Two different credentials are given.");
  }

  private static boolean isSameKey(Credential found, Credential next) {
    return found instanceof BearerToken token
        && next instanceof ApiKeyText key
        && token.token().equals(key.key());
  }

  private static boolean isFromAuthorization(Credential credential) {
    return credential instanceof BearerToken || credential instanceof UsernamePassword;
  }

  private static void refuseOtherSchemes(HttpServletRequest request) {
    if (request.getHeader("Authorization") != null) {
      throw new Failure(Reason.BAD_CREDENTIAL, "This form of Authorization is not accepted here.");
    }
  }
}
