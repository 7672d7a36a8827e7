package org.carrel.protocol.burgerauth;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.carrel.grant.AuthorizationRequest;
import org.carrel.grant.GrantError;
import org.carrel.grant.GrantRefusal;
import org.carrel.grant.Pkce;
import org.carrel.http.Body;
import org.carrel.identity.Scope;

/** What an app asks for in the address that it sends a browser to. */
record AppQuery(Body query) {

  static AppQuery of(HttpServletRequest request) {
    return new AppQuery(Body.ofQuery(request));
  }

  Optional<String> clientId() {
    return Words.of(query, "client_id");
  }

  Optional<String> redirectUri() {
    return Words.of(query, "redirect_uri");
  }

  Optional<String> state() {
    return Words.of(query, "state");
  }

  boolean denies() {
    return query.text("deny").filter("true"::equals).isPresent();
  }

  /**
   * @throws GrantRefusal for a response type other than {@code code} and a challenge that is none
   */
  AuthorizationRequest request() {
    if (!Words.of(query, "response_type").orElse("code").equals("code")) {
      throw new GrantRefusal(
          GrantError.UNSUPPORTED_RESPONSE_TYPE, "The only response_type here is code.");
    }
    return new AuthorizationRequest(
        clientId().orElseThrow(),
        redirectUri(),
        scopes(),
        state(),
        Words.of(query, "nonce"),
        Pkce.challenge(Words.of(query, "code_challenge"), Words.of(query, "code_challenge_method")),
        Set.of(),
        Optional.empty(),
        Optional.empty());
  }

  private Set<Scope> scopes() {
    Set<Scope> asked = Words.of(query, "scope").map(Scope::parse).orElse(Set.of());
    return asked.isEmpty() ? Set.of(Scope.OPENID) : asked;
  }
}
