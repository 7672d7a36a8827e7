package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How clients prove themselves, and how they are told that they do not. */
final class OAuthClientAuthenticationIT extends OAuthTest {
  @Test
  void theSecretMayStandInTheForm() {
    Answer answer =
        client()
            .postForm(
                "/oauth2/token",
                OAuthClient.form(
                    "grant_type",
                    "client_credentials",
                    "client_id",
                    app.id(),
                    "client_secret",
                    app.secret()));

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void aSecretInTheAddressIsRefused() {
    String query = OAuthClient.form("client_id", app.id(), "client_secret", app.secret());

    assertRefused(
        client().postForm("/oauth2/token?" + query, "grant_type=client_credentials"),
        400,
        "invalid_request");
  }

  @Test
  void twoClientAuthenticationsAreRefused() {
    assertRefused(
        app.token("grant_type", "client_credentials", "client_secret", app.secret()),
        400,
        "invalid_request");
    assertRefused(
        app.token("grant_type", "client_credentials", "client_id", "another"),
        400,
        "invalid_request");
  }

  @Test
  void aClientThatDoesNotProveItselfIsToldByTheWayItTried() {
    Answer basic =
        client()
            .postForm(
                "/oauth2/token",
                "grant_type=client_credentials",
                "Authorization",
                Client.basic(app.id(), "wrong"));
    Answer form =
        client()
            .postForm(
                "/oauth2/token",
                OAuthClient.form(
                    "grant_type",
                    "client_credentials",
                    "client_id",
                    app.id(),
                    "client_secret",
                    "wrong"));
    Answer none = client().postForm("/oauth2/token", "grant_type=client_credentials");
    Answer nameOnly =
        client()
            .postForm(
                "/oauth2/token",
                OAuthClient.form("grant_type", "client_credentials", "client_id", app.id()));

    assertRefused(basic, 401, "invalid_client");
    assertThat(basic.header("WWW-Authenticate")).isEqualTo("Basic realm=\"carrel\"");
    for (Answer answer : List.of(form, none, nameOnly)) {
      assertRefused(answer, 401, "invalid_client");
      assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    }
  }

  @Test
  void anAccountsPasswordIsNoClientsSecret() {
    for (String path : List.of("/oauth2/token", "/oauth2/introspect", "/oauth2/revoke")) {
      Answer answer =
          client()
              .postForm(
                  path,
                  "grant_type=client_credentials&token=x",
                  "Authorization",
                  Client.basic(Household.OWNER, Household.PASSWORD));
      assertRefused(answer, 401, "invalid_client");
    }
    Answer userinfo =
        client()
            .get(
                "/oauth2/userinfo",
                "Authorization",
                Client.basic(Household.OWNER, Household.PASSWORD));
    assertThat(userinfo.status()).isEqualTo(401);
    assertThat(userinfo.header("WWW-Authenticate")).doesNotContain("Basic");
    assertThat(
            client()
                .get(
                    "/oauth2/clients",
                    "Authorization",
                    Client.basic(Household.OWNER, Household.PASSWORD))
                .status())
        .isEqualTo(401);
  }

  @Test
  void aPublicClientGetsNothingForItselfAndLooksAtNoToken() {
    OAuthClient open = OAuthClient.register(house, server(), Map.of("confidential", false));

    assertRefused(
        client()
            .postForm(
                "/oauth2/token",
                OAuthClient.form("grant_type", "client_credentials", "client_id", open.id())),
        400,
        "unauthorized_client");
    assertRefused(
        client()
            .postForm("/oauth2/introspect", OAuthClient.form("token", "x", "client_id", open.id())),
        401,
        "invalid_client");
  }

  @Test
  void aMalformedBasicHeaderIsRefused() {
    for (String value : List.of("Basic", "Basic ====", "Basic YQ==", "Basic %%%")) {
      Answer answer =
          client()
              .postForm("/oauth2/token", "grant_type=client_credentials", "Authorization", value);
      assertThat(answer.status()).as(value).isIn(400, 401);
      assertThat(answer.json()).containsKey("error");
    }
  }
}
