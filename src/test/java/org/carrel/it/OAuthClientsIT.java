package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients and grants, for those whose they are. */
final class OAuthClientsIT extends OAuthTest {
  @Test
  void connectedApplicationsAreSeenAndEnded() {
    String refresh = app.tokens(browser).member("refresh_token");

    assertThat(browser.get("/oauth2/grants").text()).contains(app.id()).contains("\"Trusted\"");
    assertThat(browser.delete("/oauth2/grants/" + app.id()).status()).isEqualTo(204);

    assertThat(browser.get("/oauth2/grants").text()).doesNotContain(app.id());
    assertThat(app.refresh(refresh).member("error")).isEqualTo("invalid_grant");
  }

  @Test
  void aUserRegistersAClientOfItsOwnWithOneScope() {
    Answer made =
        browser.postJson(
            "/oauth2/clients",
            "{\"own\":true,\"client_name\":\"Mine\",\"trusted\":true,"
                + "\"scope\":\"library:read\",\"redirect_uris\":[\"https://mine.example/\"]}");

    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    assertThat(made.json()).containsEntry("scope", "openid").containsEntry("trusted", false);
    String id = made.member("client_id");
    assertThat(browser.get("/oauth2/clients").text()).contains(id);
    Answer renewed = browser.postJson("/oauth2/clients/" + id + "/secret", "");
    assertThat(renewed.member("client_secret")).isNotEqualTo(made.member("client_secret"));
    assertThat(house.browser(house.member().name()).delete("/oauth2/clients/" + id).status())
        .isEqualTo(404);
    assertThat(browser.delete("/oauth2/clients/" + id).status()).isEqualTo(204);
  }

  @Test
  void anAdministratorGivesAClientOtherTerms() {
    Client owner = house.browser(Household.OWNER);
    OAuthClient changing = OAuthClient.register(house, server());
    String token = changing.token("grant_type", "client_credentials").member("access_token");
    OAuthClient other = OAuthClient.register(house, server());

    Answer changed =
        owner.putJson(
            "/oauth2/clients/" + changing.id(),
            "{\"client_name\":\"Renamed\",\"scope\":\"openid\"}");
    assertThat(changed.json())
        .containsEntry("client_name", "Renamed")
        .containsEntry("scope", "openid")
        .containsEntry("trusted", true)
        .doesNotContainKey("client_secret");
    assertThat(owner.delete("/oauth2/clients/" + changing.id()).status()).isEqualTo(204);
    assertThat(changing.token("grant_type", "client_credentials").status()).isEqualTo(401);
    assertThat(other.introspect(token).text()).isEqualTo("{\"active\":false}");
  }

  @Test
  void clientsDoNotRegisterThemselvesUnlessTurnedOn() {
    Answer answer =
        client().postJson("/oauth2/register", "{\"redirect_uris\":[\"https://app.example/\"]}");

    assertRefused(answer, 403, "access_denied");
  }

  @Test
  void onlyWhoManagesTheServerRegistersForAll() {
    String wanted = "{\"client_name\":\"x\",\"redirect_uris\":[\"https://x.example/\"]}";

    assertThat(browser.postJson("/oauth2/clients", wanted).status()).isEqualTo(403);
    assertThat(browser.putJson("/oauth2/clients/" + app.id(), "{}").status()).isEqualTo(403);
    assertThat(browser.delete("/oauth2/clients/" + app.id()).status()).isEqualTo(404);
    assertThat(browser.postJson("/oauth2/clients/" + app.id() + "/secret", "").status())
        .isEqualTo(404);
    assertThat(browser.get("/oauth2/keys").status()).isEqualTo(403);
    assertThat(browser.postJson("/oauth2/keys/rotate", "").status()).isEqualTo(403);
    assertThat(client().get("/oauth2/clients").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"client_name\":\"\"}",
        "{\"redirect_uris\":\"https://x.example/\"}",
        "{\"redirect_uris\":[1]}",
        "{\"redirect_uris\":[\"javascript:alert(1)\"]}",
        "{\"redirect_uris\":[\"https://x.example/#f\"]}",
        "{\"redirect_uris\":[\"https://x.example/\\u00e9\"]}",
        "{\"scope\":\"everything\"}",
        "{\"grant_types\":[\"password\"]}",
        "{\"id_token_signed_response_alg\":\"none\"}",
        "{\"id_token_signed_response_alg\":\"HS256\"}",
        "{\"pkce_waived\":true,\"confidential\":false}"
      })
  void termsThatNoClientMayHaveAreRefused(String terms) {
    Answer answer =
        client().postJson("/oauth2/clients", terms, Household.bearer(house.ownerToken()));

    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void oneSitesFormChangesNoClient() {
    Answer answer =
        browser.postForm("/oauth2/clients", "own=true&client_name=x", "Origin", "https://evil.x");

    assertThat(answer.status()).isEqualTo(403);
  }
}
