package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.carrel.http.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients, connected applications and keys by the core API. */
final class OAuthGraphQlIT extends OAuthTest {
  private String ask(Client by, String document) {
    Answer answer = by.postJson("/api/graphql", JsonText.of(Map.of("query", document)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.text();
  }

  private Client owner() {
    return house.browser(Household.OWNER);
  }

  private static String member(String answer, String name) {
    return Pages.first(answer, "\"" + name + "\":\"([^\"]+)\"");
  }

  @Test
  void anAdministratorHasClientsWithAllTheirTerms() {
    Client owner = owner();
    String made =
        ask(
            owner,
            """
            mutation { createOauthClient(input: {name: "Shelf", trusted: true, pkceWaived: true,
              redirectUris: ["https://shelf.example/back"], scopes: ["openid", "library:read"],
              postLogoutRedirectUris: ["https://shelf.example/bye"], idTokenAlgorithm: ES256,
              grantTypes: ["authorization_code", "client_credentials"]}) {
              secret client { id name registration ownerId confidential trusted pkceWaived scopes
                redirectUris postLogoutRedirectUris grantTypes idTokenAlgorithm } } }""");
    assertThat(made)
        .contains("\"registration\":\"ADMIN\"")
        .contains("\"ownerId\":null")
        .contains("\"confidential\":true,\"trusted\":true,\"pkceWaived\":true")
        .contains("\"scopes\":[\"library:read\",\"openid\"]")
        .contains("\"redirectUris\":[\"https://shelf.example/back\"]")
        .contains("\"postLogoutRedirectUris\":[\"https://shelf.example/bye\"]")
        .contains("\"grantTypes\":[\"authorization_code\",\"client_credentials\"]")
        .contains("\"idTokenAlgorithm\":\"ES256\"");
    String id = member(made, "id");
    OAuthClient shelf = new OAuthClient(server(), id, member(made, "secret"));
    assertThat(shelf.token("grant_type", "client_credentials").status()).isEqualTo(200);

    String renewed =
        ask(owner, "mutation { renewOauthClientSecret(id: \"" + id + "\") { secret } }");
    assertThat(shelf.token("grant_type", "client_credentials").status()).isEqualTo(401);
    OAuthClient again = new OAuthClient(server(), id, member(renewed, "secret"));
    assertThat(again.token("grant_type", "client_credentials").status()).isEqualTo(200);
    assertThat(
            ask(
                owner,
                "mutation { updateOauthClient(id: \""
                    + id
                    + "\", input: {name: \"Board\"}) {"
                    + " name trusted scopes } }"))
        .contains("\"name\":\"Board\",\"trusted\":true,\"scopes\":[\"library:read\",\"openid\"]");
    assertThat(ask(owner, "{ oauthClients { id name } }")).contains(id).contains("Board");
    assertThat(ask(owner, "mutation { deleteOauthClient(id: \"" + id + "\") }")).contains("true");
    assertThat(again.token("grant_type", "client_credentials").status()).isEqualTo(401);
  }

  @Test
  void aUserHasClientsOfItsOwnOnly() {
    String made =
        ask(
            browser,
            """
            mutation { createViewerOauthClient(input: {name: "Mine",
              redirectUris: ["https://mine.example/"]}) { secret
              client { id ownerId registration scopes } } }""");
    assertThat(made).contains("\"registration\":\"USER\",\"scopes\":[\"openid\"]");
    String id = member(made, "id");
    assertThat(ask(browser, "{ viewerOauthClients { id } }")).contains(id);
    Client other = house.browser(house.member().name());
    assertThat(ask(other, "{ viewerOauthClients { id } }")).doesNotContain(id);
    assertThat(ask(other, "mutation { deleteOauthClient(id: \"" + id + "\") }"))
        .contains("\"NOT_FOUND\"");
    assertThat(ask(other, "mutation { renewOauthClientSecret(id: \"" + id + "\") { secret } }"))
        .contains("\"NOT_FOUND\"");
    assertThat(ask(browser, "mutation { deleteOauthClient(id: \"" + id + "\") }")).contains("true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: \"\"",
        "name: \"x\", redirectUris: [\"javascript:alert(1)\"]",
        "name: \"x\", scopes: [\"everything\"]",
        "name: \"x\", grantTypes: [\"password\"]",
        "name: \"x\", confidential: false, pkceWaived: true"
      })
  void termsThatNoClientMayHaveAreRefused(String input) {
    assertThat(ask(owner(), "mutation { createOauthClient(input: {" + input + "}) { secret } }"))
        .contains("\"INVALID\"");
  }

  @Test
  void connectedApplicationsAreSeenAndEnded() {
    String refresh = app.tokens(browser).member("refresh_token");

    assertThat(ask(browser, "{ connectedApps { clientId clientName scopes givenAt count } }"))
        .contains(app.id())
        .contains("\"clientName\":\"Trusted\"")
        .contains("\"openid\"");
    assertThat(ask(owner(), "{ connectedApps { clientId } }")).doesNotContain(app.id());
    ask(browser, "mutation { revokeConnectedApp(clientId: \"" + app.id() + "\") }");
    assertThat(ask(browser, "{ connectedApps { clientId } }")).doesNotContain(app.id());
    assertThat(app.refresh(refresh).member("error")).isEqualTo("invalid_grant");
  }

  @Test
  void keysAreRotatedWithoutAWordOfWhatIsSecret() {
    Client owner = owner();
    String list = "{ signingKeys { id algorithm state createdAt signsSince retiredAt } }";
    String before = ask(owner, list);
    assertThat(before)
        .contains("\"algorithm\":\"ES256\",\"state\":\"CURRENT\"")
        .contains("\"algorithm\":\"RS256\",\"state\":\"NEXT\"");
    String next =
        Pages.first(before, "\"id\":\"([^\"]+)\",\"algorithm\":\"RS256\",\"state\":\"NEXT\"");

    String after = ask(owner, "mutation { rotateSigningKey { id algorithm state retiredAt } }");

    assertThat(after)
        .contains("\"id\":\"" + next + "\",\"algorithm\":\"RS256\",\"state\":\"CURRENT\"")
        .contains("\"RETIRED\"");
  }

  @Test
  void aProgramOfAnothersSeesNeitherClientsNorGrants() {
    String access = app.tokens(browser).member("access_token");
    for (String query :
        new String[] {
          "viewerOauthClients { id }", "connectedApps { clientId }", "viewerSessions { id }"
        }) {
      Answer answer =
          client()
              .postJson(
                  "/api/graphql",
                  JsonText.of(Map.of("query", "{ " + query + " }")),
                  Household.bearer(access));
      assertThat(answer.text()).contains("\"FORBIDDEN\"");
    }
  }
}
