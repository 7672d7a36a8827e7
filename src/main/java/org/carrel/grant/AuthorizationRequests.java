package org.carrel.grant;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.carrel.identity.Scope;

/** Judges what clients ask for before anybody is bothered with it. */
@Singleton
public final class AuthorizationRequests {
  private static final int LONGEST = 2000;

  private final Clients clients;
  private final PendingAuthorizations pending;

  @Inject
  AuthorizationRequests(Clients clients, PendingAuthorizations pending) {
    this.clients = clients;
    this.pending = pending;
  }

  /**
   * The client of a request whose answer may go to the address named. Until it is known nothing may
   * be sent there, not even a refusal.
   *
   * @param redirectUri empty means the only one that the client has
   * @throws GrantRefusal INVALID_REQUEST for an unknown client or another address
   */
  public Client target(String clientId, Optional<String> redirectUri) {
    Client client =
        clients.find(clientId).orElseThrow(() -> refused("There is no client of this client_id."));
    boolean known = redirectUri.map(client::redirectsTo).orElse(client.redirectUris().size() == 1);
    if (!known) {
      throw refused("The redirect_uri is not one that this client has registered.");
    }
    return client;
  }

  /**
   * Holds a request of {@link #target} against what its client may ask for.
   *
   * @return the request with its address and scopes written out
   * @throws GrantRefusal INVALID_REQUEST without PKCE where it is needed; INVALID_SCOPE,
   *     UNAUTHORIZED_CLIENT
   */
  public AuthorizationRequest checked(Client client, AuthorizationRequest request) {
    requirePkce(client, request);
    return writtenOut(client, request);
  }

  /**
   * The same in a language whose clients may do without PKCE: the code of a user's own client is
   * then redeemed by its secret only.
   */
  public AuthorizationRequest checkedForUsersClient(Client client, AuthorizationRequest request) {
    boolean bySecret = client.registration() == Registration.USER && client.confidential();
    if (!bySecret) {
      requirePkce(client, request);
    }
    return writtenOut(client, request);
  }

  private static AuthorizationRequest writtenOut(Client client, AuthorizationRequest request) {
    client.require(GrantType.AUTHORIZATION_CODE);
    requireShort(request.state());
    requireShort(request.nonce());
    return new AuthorizationRequest(
        client.id(),
        request.redirectUri().or(() -> client.redirectUris().stream().findFirst()),
        client.narrowed(request.scopes()),
        request.state(),
        request.nonce(),
        request.codeChallenge(),
        request.prompts(),
        request.maxAge(),
        request.loginHint());
  }

  private static void requirePkce(Client client, AuthorizationRequest request) {
    boolean waived =
        client.registration() == Registration.ADMIN
            && client.confidential()
            && client.terms().pkceWaived()
            && request.nonce().isPresent()
            && request.scopes().contains(Scope.OPENID);
    if (request.codeChallenge().isEmpty() && !waived) {
      throw refused("code_challenge is missing: PKCE with S256 is required.");
    }
  }

  private static void requireShort(Optional<String> text) {
    if (text.filter(value -> value.length() > LONGEST).isPresent()) {
      throw refused("state and nonce have at most 2000 characters.");
    }
  }

  /** Keeps a checked request until it is answered; its id. */
  public String begin(AuthorizationRequest checked) {
    return pending.add(checked);
  }

  /** Keeps a checked request for its client to refer to; its id. */
  public String push(AuthorizationRequest checked) {
    return pending.push(checked);
  }

  /**
   * What a client pushed, once.
   *
   * @throws GrantRefusal INVALID_REQUEST if it is unknown, too old or another client's
   */
  public AuthorizationRequest pushed(String clientId, String id) {
    return pending
        .takePushed(id)
        .filter(request -> request.clientId().equals(clientId))
        .orElseThrow(() -> refused("The request_uri is not known, or too old."));
  }

  private static GrantRefusal refused(String why) {
    return new GrantRefusal(GrantError.INVALID_REQUEST, why);
  }
}
