package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.it.Household.PASSWORD;
import static org.carrel.it.Household.bearer;
import static org.carrel.it.Household.credentials;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class SignInIT extends AccountTest {

  @Test
  void theServerIsClaimedOnce() {
    household();

    Answer late = client().postJson("/api/v2/auth/register", credentials("late", PASSWORD));

    assertThat(client().get("/api/v2/claim").json()).containsEntry("isClaimed", true);
    assertThat(late.status()).isEqualTo(401);
  }

  @Test
  void signsInByCookieAndOut() {
    String name = household().member().name();
    Client client = client();

    Answer signedIn = client.postJson(LOGIN, credentials(name, PASSWORD));

    assertThat(signedIn.json())
        .containsEntry("username", name)
        .containsEntry("isServerOwner", false)
        .containsEntry("permissions", List.of());
    assertThat(signedIn.header("Set-Cookie"))
        .contains("HttpOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Domain");
    String cookie = cookie(signedIn);
    assertThat(client.get(ME).json()).containsEntry("username", name);
    assertThat(client.postJson("/api/v2/auth/logout", "{}").json()).containsEntry("message", "OK");
    assertThat(client().get(ME, "Cookie", cookie).status()).isEqualTo(401);
  }

  @Test
  void givesANewSessionIdAtEachSignIn() {
    String name = household().member().name();
    Client client = client();
    String before = cookie(client.postJson(LOGIN, credentials(name, PASSWORD)));

    String after = cookie(client.postJson(LOGIN, credentials(name, PASSWORD)));

    assertThat(after).isNotEqualTo(before);
    assertThat(client().get(ME, "Cookie", before).status()).isEqualTo(401);
    Answer planted =
        client().postJson(LOGIN, credentials(name, PASSWORD), "Cookie", "carrel_session=planted");
    assertThat(cookie(planted)).doesNotContain("planted");
  }

  @Test
  void theCookieOfASessionInUseLivesAsLongAsTheSession() {
    String name = household().member().name();
    String cookie = cookie(client().postJson(LOGIN, credentials(name, PASSWORD)));

    Answer first = client().get(ME, "Cookie", cookie);
    Answer second = client().get(ME, "Cookie", cookie);

    assertThat(first.header("Set-Cookie")).startsWith(cookie).contains("Max-Age=259200");
    assertThat(second.header("Set-Cookie")).isEmpty();
  }

  @Test
  void signsInByTokensThatRotate() {
    String name = household().member().name();
    Answer first = tokens(name);
    assertThat(first.json()).containsKeys("accessToken", "refreshToken", "expiresAt", "forUser");
    assertThat(me(first.member("accessToken")).json()).containsEntry("username", name);

    Answer refreshed = client().postJson(REFRESH, "", bearer(first.member("refreshToken")));

    assertThat(refreshed.status()).isEqualTo(200);
    assertThat(refreshed.json()).containsOnlyKeys("accessToken", "refreshToken", "expiresAt");
    assertThat(me(refreshed.member("accessToken")).status()).isEqualTo(200);
    assertThat(me(first.member("refreshToken")).status()).isEqualTo(401);
    assertThat(client().postJson(REFRESH, "", bearer(first.member("accessToken"))).status())
        .isEqualTo(401);
    assertThat(client().postJson(REFRESH, "").status()).isEqualTo(401);
  }

  @Test
  void tokensWithoutASessionSetNoCookie() {
    String name = household().member().name();

    Answer answer =
        client()
            .postJson(
                LOGIN + "?generate_token=true&create_session=false", credentials(name, PASSWORD));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }

  @Test
  void unknownNamesAndWrongPasswordsAreAnsweredAlike() {
    String name = household().member().name();

    Answer wrong = client().postJson(LOGIN, credentials(name, "wrong password"));
    Answer unknown = client().postJson(LOGIN, credentials("nobody" + name, "wrong password"));

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(unknown.text()).isEqualTo(wrong.text());
    assertThat(unknown.headers().map().keySet()).isEqualTo(wrong.headers().map().keySet());
    assertThat(wrong.json())
        .containsEntry("status", 401L)
        .containsEntry("code", "BAD_CREDENTIAL")
        .containsKeys("type", "title", "detail", "message");
  }

  @Test
  void afterTenWrongPasswordsEvenTheRightOneWaits() {
    String name = household().member().name();
    for (int i = 0; i < 10; i++) {
      String spelling = i % 2 == 0 ? name : name.toUpperCase(Locale.ROOT);
      assertThat(client().postJson(LOGIN, credentials(spelling, "wrong password")).status())
          .isEqualTo(401);
    }

    Answer throttled =
        client().postJson(LOGIN, credentials(name, PASSWORD), "X-Forwarded-For", "203.0.113.9");

    assertThat(throttled.status()).isEqualTo(429);
    assertThat(Integer.parseInt(throttled.header("Retry-After"))).isBetween(1, 901);
    assertThat(throttled.json()).containsEntry("status", 429L).containsKey("message");
  }

  @Test
  void basicProvesNobodyHere() {
    String name = household().member().name();

    Answer answer = client().get(ME, "Authorization", Client.basic(name, PASSWORD));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).doesNotContain("Basic");
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }
}
