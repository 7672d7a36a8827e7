package org.carrel.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.carrel.config.Settings;
import org.carrel.identity.Authentication;
import org.carrel.identity.Caller;
import org.carrel.identity.Credential;
import org.carrel.identity.Origin;
import org.carrel.identity.Outcome;

/**
 * Asks again whether the credential of a request counts, for answers that go on after it: what was
 * right when a stream was opened may have been revoked since.
 */
@Singleton
public final class Standings {
  private final Authentication authentication;
  private final boolean on;

  @Inject
  Standings(Authentication authentication, Settings settings) {
    this.authentication = authentication;
    this.on = settings.authentication();
  }

  /** Of a request that has passed the door. */
  public Standing of(HttpServletRequest request) {
    if (!on) {
      return () -> Optional.of(Caller.anonymousReader());
    }
    Route route = Dialects.settled(request).orElseThrow().route();
    Optional<Credential> credential = PresentedCredential.of(route, request);
    Origin origin = CurrentOrigin.of(request);
    return () -> credential.flatMap(shown -> caller(shown, route, origin));
  }

  private Optional<Caller> caller(Credential credential, Route route, Origin origin) {
    return authentication.verify(credential, origin) instanceof Outcome.Accepted accepted
        ? Optional.of(accepted.caller()).filter(route::admits)
        : Optional.empty();
  }
}
