package org.carrel.grant;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.carrel.identity.Scope;

/**
 * What a client asks an account for.
 *
 * @param redirectUri where the answer goes; empty only for a client that takes its code from the
 *     answer itself (Burgerauth's POST)
 * @param scopes empty for all that the client has
 * @param codeChallenge of S256, see {@link Pkce#challenge}
 * @param maxAge how long ago the account may have signed in
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest">OpenID Connect
 *     Core, 3.1.2.1</a>
 */
public record AuthorizationRequest(
    String clientId,
    Optional<String> redirectUri,
    Set<Scope> scopes,
    Optional<String> state,
    Optional<String> nonce,
    Optional<String> codeChallenge,
    Set<Prompt> prompts,
    Optional<Duration> maxAge,
    Optional<String> loginHint) {

  public AuthorizationRequest {
    scopes = Set.copyOf(scopes);
    prompts = Set.copyOf(prompts);
  }

  boolean wants(Prompt prompt) {
    return prompts.contains(prompt);
  }
}
