package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.it.Household.bearer;

import java.util.HashMap;
import java.util.Map;
import org.carrel.http.JsonText;

/** Zettelstore's {@code /a} keeps what every dialect promises. */
final class ZettelstoreDialectIT extends DialectContract {
  private final Map<String, String> ids = new HashMap<>();

  @Override
  String newAccount(String password) {
    Household.Member member = new Household(server()).member();
    ids.put(member.name(), member.id());
    change(member.name(), Map.of("password", password));
    return member.name();
  }

  @Override
  void disable(String name) {
    change(name, Map.of("isActive", false));
  }

  private void change(String name, Map<String, ?> members) {
    String owner = new Household(server()).ownerToken();
    Answer changed =
        client()
            .send(
                "PATCH",
                "/api/v2/users/" + ids.get(name),
                JsonText.of(members),
                "application/json",
                bearer(owner));
    assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
  }

  @Override
  Answer signIn(String name, String password) {
    return client().postForm("/a", ZettelstoreTest.form(name, password));
  }

  @Override
  String token(Answer signedIn) {
    return signedIn.member("token");
  }

  @Override
  void assertRefused(Answer refused) {
    ZettelstoreTest.assertAuthenticationFailed(refused);
  }
}
