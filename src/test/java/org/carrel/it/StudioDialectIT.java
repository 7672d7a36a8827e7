package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.carrel.http.JsonText;
import org.junit.jupiter.api.Test;

/** Imagor Studio's accounts keep what every dialect promises. */
final class StudioDialectIT extends DialectContract {
  @Override
  Answer signIn(String name, String password) {
    return client()
        .postJson("/api/auth/login", JsonText.of(Map.of("username", name, "password", password)));
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
    Household.Member member = newAccount();
    Answer wrong = signIn(member.name(), "wrong password");

    new Household(server()).change(member.id(), Map.of("isActive", false));
    Answer disabled = signIn(member.name(), Household.PASSWORD);

    assertThat(disabled.text()).isEqualTo(wrong.text());
    assertThat(disabled.status()).isEqualTo(401);
  }
}
