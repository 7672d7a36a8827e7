package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.it.Household.bearer;

import java.util.HashMap;
import java.util.Map;
import org.carrel.http.JsonText;
import org.junit.jupiter.api.Test;

/** Imagor Studio's accounts keep what every dialect promises. */
final class StudioDialectIT extends DialectContract {
  private final Map<String, String> ids = new HashMap<>();

  @Override
  String newAccount(String password) {
    String name = StudioTest.newName();
    Answer made =
        post("register", Map.of("displayName", "A", "username", name, "password", password));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    ids.put(name, Pages.first(made.text(), "\"id\":\"([^\"]+)\""));
    return name;
  }

  @Override
  void disable(String name) {
    String owner = new Household(server()).ownerToken();
    Answer changed =
        client()
            .send(
                "PATCH",
                "/api/v2/users/" + ids.get(name),
                "{\"isActive\":false}",
                "application/json",
                bearer(owner));
    assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
  }

  private Answer post(String call, Map<String, ?> members) {
    return client().postJson("/api/auth/" + call, JsonText.of(members));
  }

  @Override
  Answer signIn(String name, String password) {
    return post("login", Map.of("username", name, "password", password));
  }

  @Override
  String token(Answer signedIn) {
    return signedIn.member("token");
  }

  @Override
  void assertRefused(Answer refused) {
    StudioTest.assertLoginFailed(refused);
  }

  @Test
  void refusesADisabledAccountInTheSameBytesAsAWrongPassword() {
    String name = newAccount(StudioTest.PASSWORD);
    Answer wrong = signIn(name, "wrong password");

    disable(name);

    assertThat(signIn(name, StudioTest.PASSWORD).text()).isEqualTo(wrong.text());
    assertThat(signIn(name, StudioTest.PASSWORD).status()).isEqualTo(401);
  }
}
