package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

/** Stump's REST API keeps what every dialect promises. */
final class StumpDialectIT extends DialectContract {
  @Override
  Answer signIn(String name, String password) {
    return client()
        .postJson(
            "/api/v2/auth/login?generate_token=true&create_session=false",
            Household.credentials(name, password));
  }

  @Override
  String token(Answer signedIn) {
    return signedIn.member("accessToken");
  }

  @Override
  void assertRefused(Answer refused) {
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.json())
        .containsEntry("status", 401L)
        .containsEntry("message", "The user name or the password is wrong.")
        .containsKeys("type", "title", "detail");
    assertThat(refused.header("WWW-Authenticate")).doesNotContain("Basic");
  }
}
