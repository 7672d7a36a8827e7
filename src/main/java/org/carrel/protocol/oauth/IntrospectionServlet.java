package org.carrel.protocol.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.carrel.grant.AccessToken;
import org.carrel.grant.Client;
import org.carrel.grant.Granted;
import org.carrel.grant.IssuedTokens;
import org.carrel.grant.IssuedTokens.Introspected;
import org.carrel.grant.Issuer;
import org.carrel.identity.Account;
import org.carrel.identity.Scope;

/**
 * Tells a client with a secret what a token is worth now.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7662">RFC 7662</a>
 */
@WebServlet(urlPatterns = Endpoints.INTROSPECT)
public final class IntrospectionServlet extends FormServlet {
  private static final long serialVersionUID = 1L;
  private static final byte[] INACTIVE = "{\"active\":false}".getBytes(UTF_8);

  private final transient ClientAuthentication authentication;
  private final transient IssuedTokens tokens;
  private final transient Issuer issuer;

  @Inject
  IntrospectionServlet(ClientAuthentication authentication, IssuedTokens tokens, Issuer issuer) {
    this.authentication = authentication;
    this.tokens = tokens;
    this.issuer = issuer;
  }

  @Override
  void answer(HttpServletRequest request, Parameters form, HttpServletResponse response)
      throws IOException {
    Client client = authentication.confidential(request, form);
    Optional<Introspected> found = tokens.introspect(client, form.require("token"));
    if (found.isEmpty()) {
      JsonAnswer.send(response, INACTIVE);
    } else {
      JsonAnswer.send(response, 200, members(found.get()));
    }
  }

  private Map<String, Object> members(Introspected found) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("active", true);
    members.put("iss", issuer.url());
    found.account().ifPresent(account -> add(account, members));
    if (found.access().isPresent()) {
      add(found.access().get(), members);
    } else {
      found.grant().ifPresent(grant -> add(grant, members));
    }
    return members;
  }

  private static void add(Account account, Map<String, Object> members) {
    members.put("username", account.username());
    members.put("sub", account.id().toString());
  }

  private static void add(AccessToken token, Map<String, Object> members) {
    members.put("sub", token.subject());
    members.put("client_id", token.clientId());
    members.put("scope", Scope.join(token.scopes()));
    members.put("aud", token.issuer());
    members.put("iat", token.issuedAt().getEpochSecond());
    members.put("exp", token.expiresAt().getEpochSecond());
    members.put("jti", token.id());
    members.put("token_type", "Bearer");
  }

  /** Of a refresh token, whose own end is nobody's business but the grant's. */
  private static void add(Granted grant, Map<String, Object> members) {
    members.put("client_id", grant.clientId());
    members.put("scope", Scope.join(grant.scopes()));
  }
}
