package org.carrel.protocol.oauth;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.grant.AccessToken;
import org.carrel.grant.GrantRefusal;
import org.carrel.grant.IssuedTokens;
import org.carrel.grant.IssuedTokens.Introspected;
import org.carrel.grant.UserClaims;
import org.carrel.http.CredentialReader;
import org.carrel.identity.Account;
import org.carrel.identity.BearerToken;
import org.carrel.identity.Scope;

/**
 * Tells who the account is that an access token acts for.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#UserInfo">OpenID Connect
 *     Core, section 5.3</a>
 */
@WebServlet(urlPatterns = Endpoints.USERINFO)
public final class UserinfoServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

  private final transient IssuedTokens tokens;

  @Inject
  UserinfoServlet(IssuedTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!METHODS.contains(request.getMethod())) {
      response.setHeader("Allow", "GET, POST");
      throw new Failure(Reason.METHOD_NOT_ALLOWED, "This is asked by GET or POST.");
    }
    Optional<String> token = token(request);
    if (token.isEmpty()) {
      BearerChallenge.send(BearerChallenge.NO_TOKEN, response);
      return;
    }
    Optional<Introspected> found = tokens.userinfo(token.get());
    if (found.isEmpty()) {
      BearerChallenge.send(BearerChallenge.INVALID_TOKEN, response);
      return;
    }
    Set<Scope> scopes = found.get().access().map(AccessToken::scopes).orElse(Set.of());
    if (scopes.contains(Scope.OPENID)) {
      JsonAnswer.send(response, 200, members(found.get().account().orElseThrow(), scopes));
    } else {
      BearerChallenge.send(BearerChallenge.INSUFFICIENT_SCOPE, response);
    }
  }

  private static Map<String, Object> members(Account account, Set<Scope> scopes) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("sub", account.id().toString());
    members.putAll(UserClaims.of(account, scopes));
    return members;
  }

  /** In the header, or in a form (RFC 6750, 2.1 and 2.2); never in the address. */
  private static Optional<String> token(HttpServletRequest request) throws IOException {
    Optional<String> header =
        CredentialReader.BEARER.read(request).map(found -> ((BearerToken) found).token());
    Optional<String> field = field(request);
    if (header.isPresent() && field.isPresent()) {
      throw Failure.invalid("The token is given in two ways.");
    }
    return header.or(() -> field);
  }

  private static Optional<String> field(HttpServletRequest request) throws IOException {
    if (!request.getMethod().equals("POST") || !Parameters.isForm(request)) {
      return Optional.empty();
    }
    try {
      return Parameters.ofForm(request).find("access_token");
    } catch (GrantRefusal refusal) {
      throw Failure.invalid(refusal.getMessage());
    }
  }
}
