package org.carrel.protocol.burgerauth;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.failure.Failure;
import org.carrel.grant.AuthorizationCodes;
import org.carrel.grant.Client;
import org.carrel.grant.Clients;
import org.carrel.grant.GrantError;
import org.carrel.grant.GrantRefusal;
import org.carrel.grant.GrantTokens;
import org.carrel.grant.Registration;
import org.carrel.grant.Tokens;
import org.carrel.http.Body;
import org.carrel.identity.Origin;

/**
 * What an app gets for a code, or for a refresh token in its place. It proves itself by its secret;
 * a user's own app may do so by the verifier of its code alone.
 */
@Singleton
final class TokenExchange {
  private final Clients clients;
  private final AuthorizationCodes codes;
  private final GrantTokens refreshTokens;

  @Inject
  TokenExchange(Clients clients, AuthorizationCodes codes, GrantTokens refreshTokens) {
    this.clients = clients;
    this.codes = codes;
    this.refreshTokens = refreshTokens;
  }

  Map<String, Object> tokens(Body body, Origin origin) {
    Asked asked = Asked.of(body);
    return Answers.granting(
        () -> {
          Client app = app(asked);
          return view(
              refreshTokens.issued(asked.code())
                  ? refreshed(app, asked, origin)
                  : redeemed(app, asked, origin));
        });
  }

  /**
   * @param code or a refresh token
   */
  private record Asked(
      String clientId,
      String code,
      Optional<String> secret,
      Optional<String> verifier,
      Optional<String> redirectUri) {

    static Asked of(Body body) {
      Asked asked =
          new Asked(
              body.requireText("client_id"),
              body.text("refresh_token").orElseGet(() -> body.requireText("code")),
              Words.of(body, "client_secret"),
              Words.of(body, "code_verifier"),
              Words.of(body, "redirect_uri"));
      if (asked.secret().isEmpty() && asked.verifier().isEmpty()) {
        throw Failure.invalid("client_secret or code_verifier is missing.");
      }
      return asked;
    }

    @Override
    public String toString() {
      return "Asked[" + clientId + "]";
    }
  }

  private Client app(Asked asked) {
    return asked
        .secret()
        .map(secret -> clients.authenticated(asked.clientId(), secret))
        .orElseGet(() -> unauthenticated(asked.clientId()));
  }

  /** An administrator's app that has a secret shows it. */
  private Client unauthenticated(String id) {
    return clients
        .find(id)
        .filter(app -> app.registration() == Registration.USER || !app.confidential())
        .orElseThrow(() -> Answers.refused(401, "The app is not known by its client_id alone."));
  }

  private Tokens redeemed(Client app, Asked asked, Origin origin) {
    try {
      return codes.redeem(app, asked.code(), asked.redirectUri(), asked.verifier(), origin);
    } catch (GrantRefusal refusal) {
      boolean unproved =
          refusal.error() == GrantError.INVALID_GRANT
              && codes.awaitsVerifier(app, asked.code(), asked.verifier());
      throw unproved ? notProved() : refusal;
    }
  }

  private Tokens refreshed(Client app, Asked asked, Origin origin) {
    boolean proved =
        asked.secret().isPresent()
            || refreshTokens.goesBackTo(asked.code(), asked.verifier().orElse(""));
    if (!proved) {
      throw notProved();
    }
    return refreshTokens.refresh(app, asked.code(), Set.of(), origin);
  }

  private static RuntimeException notProved() {
    return Answers.refused(403, "The code_verifier is missing or wrong.");
  }

  private static Map<String, Object> view(Tokens tokens) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("access_token", tokens.accessToken());
    view.put("token_type", "bearer");
    view.put("expires_in", tokens.life().toSeconds());
    tokens.refreshToken().ifPresent(token -> view.put("refresh_token", token));
    tokens.idToken().ifPresent(token -> view.put("id_token", token));
    return view;
  }
}
