package org.carrel.protocol.oauth;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.carrel.grant.AuthorizationCodes;
import org.carrel.grant.Client;
import org.carrel.grant.DeviceAuthorizations;
import org.carrel.grant.GrantError;
import org.carrel.grant.GrantRefusal;
import org.carrel.grant.GrantTokens;
import org.carrel.grant.GrantType;
import org.carrel.grant.IssuedTokens;
import org.carrel.grant.Tokens;
import org.carrel.http.CurrentOrigin;
import org.carrel.identity.Origin;
import org.carrel.identity.Scope;

/**
 * Tokens for codes, refresh tokens, device codes and clients themselves.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-3.2">RFC 6749, section 3.2</a>
 */
@WebServlet(urlPatterns = Endpoints.TOKEN)
public final class TokenServlet extends FormServlet {
  private static final long serialVersionUID = 1L;

  private final transient ClientAuthentication authentication;
  private final transient AuthorizationCodes codes;
  private final transient GrantTokens refreshTokens;
  private final transient DeviceAuthorizations devices;
  private final transient IssuedTokens issued;

  @Inject
  TokenServlet(
      ClientAuthentication authentication,
      AuthorizationCodes codes,
      GrantTokens refreshTokens,
      DeviceAuthorizations devices,
      IssuedTokens issued) {
    this.authentication = authentication;
    this.codes = codes;
    this.refreshTokens = refreshTokens;
    this.devices = devices;
    this.issued = issued;
  }

  @Override
  void answer(HttpServletRequest request, Parameters form, HttpServletResponse response)
      throws IOException {
    Client client = authentication.of(request, form);
    Tokens tokens = tokens(client, form, CurrentOrigin.of(request));
    response.setHeader("Pragma", "no-cache");
    JsonAnswer.send(response, 200, members(tokens));
  }

  private Tokens tokens(Client client, Parameters form, Origin origin) {
    return switch (type(form)) {
      case AUTHORIZATION_CODE ->
          codes.redeem(
              client,
              form.require("code"),
              form.find("redirect_uri"),
              form.find("code_verifier"),
              origin);
      case REFRESH_TOKEN ->
          refreshTokens.refresh(client, form.require("refresh_token"), form.scopes(), origin);
      case CLIENT_CREDENTIALS -> issued.forItself(client, form.scopes());
      case DEVICE_CODE -> devices.poll(client, form.require("device_code"));
    };
  }

  private static GrantType type(Parameters form) {
    return GrantType.find(form.require("grant_type"))
        .orElseThrow(
            () ->
                new GrantRefusal(
                    GrantError.UNSUPPORTED_GRANT_TYPE, "This grant_type is not known here."));
  }

  private static Map<String, Object> members(Tokens tokens) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("access_token", tokens.accessToken());
    members.put("token_type", "Bearer");
    members.put("expires_in", tokens.life().toSeconds());
    tokens.refreshToken().ifPresent(token -> members.put("refresh_token", token));
    tokens.idToken().ifPresent(token -> members.put("id_token", token));
    members.put("scope", Scope.join(tokens.scopes()));
    return members;
  }
}
