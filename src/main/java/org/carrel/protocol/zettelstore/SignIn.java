package org.carrel.protocol.zettelstore;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import org.carrel.failure.Failure;
import org.carrel.identity.Authentication;
import org.carrel.identity.Origin;
import org.carrel.identity.UsernamePassword;

/** What a name and a password give: a token, or one refusal for all that can be wrong with them. */
@Singleton
final class SignIn {
  private final Authentication authentication;
  private final ApiTokens tokens;
  private final Checks checks;

  @Inject
  SignIn(Authentication authentication, ApiTokens tokens, Checks checks) {
    this.authentication = authentication;
    this.tokens = tokens;
    this.checks = checks;
  }

  /**
   * @return a token, or a {@link Failure}: BAD_CREDENTIAL, also for an account that is locked,
   *     disabled or deleted; THROTTLED; UNAVAILABLE
   */
  CompletableFuture<GivenToken> begin(UsernamePassword shown, Origin origin) {
    return checks.begin(() -> verified(shown, origin));
  }

  private GivenToken verified(UsernamePassword shown, Origin origin) {
    return tokens.issue(
        authentication
            .signIn(shown, origin)
            .orThrow(rejected -> rejected.failure("Authentication failed")));
  }
}
