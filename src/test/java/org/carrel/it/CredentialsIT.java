package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.it.Household.PASSWORD;
import static org.carrel.it.Household.bearer;
import static org.carrel.it.Household.credentials;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CredentialsIT extends AccountTest {

  @Test
  void listsAndEndsOnesOwnSessionsOnly() {
    Household people = household();
    String name = people.member().name();
    Client laptop = people.browser(name);
    Client phone = people.browser(name);
    Client stranger = people.browser(people.member().name());

    String sessions = laptop.get("/api/v2/auth/sessions").text();
    Matcher other = Pattern.compile("\"id\":(\\d+),\"thisSession\":false").matcher(sessions);
    assertThat(other.find()).as(sessions).isTrue();
    String id = other.group(1);
    assertThat(other.find()).isFalse();
    assertThat(stranger.delete("/api/v2/auth/sessions/" + id).status()).isEqualTo(404);
    assertThat(laptop.delete("/api/v2/auth/sessions/" + id).status()).isEqualTo(204);

    assertThat(phone.get(ME).status()).isEqualTo(401);
    Client tablet = people.browser(name);
    assertThat(laptop.delete("/api/v2/auth/sessions").json()).containsEntry("revoked", 1L);
    assertThat(tablet.get(ME).status()).isEqualTo(401);
    assertThat(laptop.get(ME).status()).isEqualTo(200);
  }

  @Test
  void keysAreShownOnceAndActUntilRevoked() {
    Household people = household();
    Client client = people.browser(people.member("ACCESS_API_KEYS", "DOWNLOAD_FILE").name());

    Answer made =
        client.postJson("/api/v2/api-keys", "{\"name\":\"reader\",\"permissions\":\"inherit\"}");

    String key = made.member("secret");
    assertThat(key).startsWith("carrel_");
    assertThat(client.get("/api/v2/api-keys").text()).contains("reader").doesNotContain(key);
    assertThat(client().get(ME, "X-API-Key", key).status()).isEqualTo(200);
    assertThat(me(key).status()).isEqualTo(200);

    String path = "/api/v2/api-keys/" + made.member("id");
    Answer changed = client.send("PATCH", path, "{\"permissions\":[]}", "application/json");
    assertThat(changed.json()).containsEntry("permissions", List.of());
    assertThat(client().get("/api/v2/api-keys", "X-API-Key", key).status()).isEqualTo(403);

    assertThat(people.browser(Household.OWNER).delete(path).status()).isEqualTo(404);
    assertThat(client.delete(path).status()).isEqualTo(204);
    assertThat(client().get(ME, "X-API-Key", key).status()).isEqualTo(401);
  }

  @Test
  void aKeyMintsNoWiderKeyAndNobodyAsksForMoreThanTheyHave() {
    Household people = household();
    Client client = people.browser(people.member("ACCESS_API_KEYS").name());
    String restricted =
        client
            .postJson("/api/v2/api-keys", "{\"name\":\"k\",\"permissions\":[\"ACCESS_API_KEYS\"]}")
            .member("secret");

    assertThat(
            client
                .postJson(
                    "/api/v2/api-keys", "{\"name\":\"k\",\"permissions\":[\"MANAGE_SERVER\"]}")
                .status())
        .isEqualTo(403);
    assertThat(
            client()
                .postJson(
                    "/api/v2/api-keys",
                    "{\"name\":\"k\",\"permissions\":\"inherit\"}",
                    "X-API-Key",
                    restricted)
                .status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"isLocked\":true}", "{\"isActive\":false}", "{\"role\":\"GUEST\"}"})
  void lockingDisablingAndDemotingEndWhateverIsOut(String change) {
    Household people = household();
    String name = people.member().name();
    Client client = people.browser(name);
    Answer tokens = tokens(name);
    String id = client.get(ME).member("id");
    assertThat(me(tokens.member("accessToken")).status()).isEqualTo(200);

    Answer changed =
        people
            .browser(Household.OWNER)
            .send("PATCH", "/api/v2/users/" + id, change, "application/json");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(client.get(ME).status()).isEqualTo(401);
    assertThat(me(tokens.member("accessToken")).status()).isEqualTo(401);
    assertThat(client().postJson(REFRESH, "", bearer(tokens.member("refreshToken"))).status())
        .isEqualTo(401);
  }

  @Test
  void aNewPasswordEndsAllButTheActingSessionAndTheKeys() {
    Household people = household();
    String name = people.member("ACCESS_API_KEYS").name();
    Client acting = people.browser(name);
    Client other = people.browser(name);
    Answer tokens = tokens(name);
    String key = acting.postJson("/api/v2/api-keys", "{\"name\":\"k\"}").member("secret");

    Answer changed =
        acting.postJson(
            "/api/v2/auth/password",
            "{\"currentPassword\":\"%s\",\"newPassword\":\"another secret\"}".formatted(PASSWORD));

    assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
    assertThat(acting.get(ME).status()).isEqualTo(200);
    assertThat(other.get(ME).status()).isEqualTo(401);
    assertThat(me(tokens.member("accessToken")).status()).isEqualTo(401);
    assertThat(me(key).status()).isEqualTo(200);
    assertThat(client().postJson(LOGIN, credentials(name, PASSWORD)).status()).isEqualTo(401);
    assertThat(client().postJson(LOGIN, credentials(name, "another secret")).status())
        .isEqualTo(200);
  }
}
